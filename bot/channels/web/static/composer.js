// The field where the parent writes.
import { say } from "./language.js";

const MAX = 4000;
const COUNT_FROM = 400;

export class Composer {
  #form = document.getElementById("composer");
  #field = document.getElementById("text");
  #send = document.getElementById("send");
  #count = document.getElementById("count");

  constructor(onSend) {
    this.#field.addEventListener("input", () => this.#showCount());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.text) onSend(this.text);
      else this.focus();
    });
    this.#send.disabled = false;
  }

  get text() {
    return this.#field.value.trim();
  }

  clear() {
    this.#field.value = "";
    this.#showCount();
  }

  /** Puts a text back that could not be sent, before anything written since. */
  restore(text) {
    this.#field.value = [text, this.text].filter(Boolean).join("\n");
    this.#showCount();
  }

  submit() {
    this.#form.requestSubmit(this.#send);
  }

  focus() {
    this.#field.focus();
  }

  // In steps, so that a screen reader is not told at every key.
  #showCount() {
    const left = MAX - this.#field.value.length;
    const step = left > 50 ? 50 : 10;
    const words = left >= COUNT_FROM ? "" : left < 10 ? say("full") : say("left", Math.floor(left / step) * step);
    if (this.#count.textContent !== words) this.#count.textContent = words;
  }
}
