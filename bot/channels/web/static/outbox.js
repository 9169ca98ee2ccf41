// What the parent sends: one at a time and in order, and nothing is lost when the line fails.
import { language, say } from "./language.js";

export class Outbox {
  #conversation;
  #log;
  #composer;
  #wanted;
  #erase; // what the button does
  #waiting = []; // the first one is under way
  #round = 0; // grows when everything under way must be dropped

  constructor(conversation, log, composer, wantedLanguage, erase) {
    this.#conversation = conversation;
    this.#log = log;
    this.#composer = composer;
    this.#wanted = wantedLanguage;
    this.#erase = erase;
  }

  get busy() {
    return this.#waiting.length > 0;
  }

  write(text) {
    this.#composer.clear();
    this.#add({ text, bubble: this.#log.own(text), tapped: false });
  }

  /** A tapped choice: its title is shown, its payload sent. */
  choose(title, payload) {
    if (this.#waiting.some((message) => message.tapped)) return;
    const bubble = this.#log.own(title);
    bubble.focus({ preventScroll: true }); // the button will go away
    this.#add({ text: payload, title, bubble, tapped: true });
  }

  drop() {
    this.#round += 1;
    this.#waiting = [];
    this.#log.wait();
  }

  #add(message) {
    this.#log.calm();
    this.#waiting.push(message);
    if (this.#waiting.length === 1) this.#work();
  }

  async #work() {
    const round = this.#round;
    this.#log.wait("typing");
    while (this.#waiting.length) {
      const error = await this.#deliver(this.#waiting[0], () => round === this.#round);
      if (round !== this.#round) return;
      if (error) this.#takeBack(error);
      else this.#waiting.shift();
    }
    this.#log.wait();
  }

  /** Returns what went wrong before any answer came, if something did. */
  async #deliver({ text, bubble }, current) {
    let answered = false;
    try {
      const done = await this.#conversation.send(text, {
        language: this.#wanted(),
        onReply: (reply) => {
          if (!current()) return;
          answered = true;
          this.#log.reply(reply);
        },
        onDeleted: () => current() && this.#erase(),
        onForgotten: () => current() && this.#log.notice(say("forgotten")),
      });
      if (done.language) bubble.lang = done.language;
    } catch (error) {
      if (!answered) return error;
      if (current()) this.#log.trouble(say("broken"));
    }
    return null;
  }

  /** What was written goes back into the field; a choice can be made again. */
  #takeBack(error) {
    const [first, ...others] = this.#waiting.splice(0);
    const hadFocus = [first, ...others].some(({ bubble }) => bubble === document.activeElement);
    const written = [first, ...others].filter(({ tapped }) => !tapped);
    [first, ...others].forEach(({ bubble }) => bubble.remove());
    if (written.length) this.#composer.restore(written.map(({ text }) => text).join("\n"));
    const retry = first.tapped ? () => this.choose(first.title, first.text) : () => this.#composer.submit();
    const notice = explain(this.#log, error, retry, first.tapped ? "" : say("kept"));
    if (hadFocus) (notice.querySelector("button") ?? this.#composer).focus();
  }
}

/** Says kindly what went wrong, with a way on when there is one. */
export function explain(log, error, retry, kept = "") {
  const again = ["network", "busy"].includes(error.code);
  const words = error.words?.[language()] ?? say("offline");
  return again ? log.trouble(`${words} ${kept}`.trim(), retry) : log.notice(words);
}
