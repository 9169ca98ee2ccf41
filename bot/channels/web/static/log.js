// What has been said: bubbles, notices, the waiting sign, and where the page is scrolled to.
import { make, phoneLink } from "./dom.js";
import { language, say } from "./language.js";
import { paragraphs, replyBubble, spoken } from "./reply.js";

const NEAR_PX = 120;
const SAY_WAITING_MS = 1_200; // a quick answer needs no announcement before it
const SAY_SLOW_MS = 12_000;

export class Log {
  #scroller = document.getElementById("scroller");
  #brand = document.getElementById("brand");
  #items = document.getElementById("log");
  #dots = document.getElementById("dots");
  #status = document.getElementById("status");
  #timers = [];
  #atEnd = true;
  #oldChoices = [];
  #trouble = null; // the notice about the last failure
  #onChoice;

  constructor(onChoice) {
    this.#onChoice = onChoice;
    this.#scroller.addEventListener("scroll", () => (this.#atEnd = this.#nearEnd()), { passive: true });
    // The phone's keyboard makes the page smaller: stay at the end if we were there.
    const sizes = new ResizeObserver(() => this.#fit());
    sizes.observe(this.#scroller);
    sizes.observe(this.#brand);
  }

  own(text) {
    this.#oldChoices = this.#items.querySelectorAll(".choices"); // they go once this text is answered
    const bubble = make("div", { className: "bubble own", tabIndex: -1 }, spoken(say("you")), ...paragraphs(text));
    bubble.setAttribute("aria-live", "off"); // the parent knows what was just written
    this.#items.append(bubble);
    this.#toEnd();
    return bubble;
  }

  /** Puts other words into a bubble of one's own: a code does not stay on the screen. */
  rewrite(bubble, text) {
    bubble.replaceChildren(spoken(say("you")), ...paragraphs(text));
  }

  /** A reply; `below` is what this device knows to show with it. */
  reply(reply, below = []) {
    this.#oldChoices.forEach((choices) => choices.remove());
    this.#add(replyBubble(reply, below, this.#onChoice), reply.kind === "crisis");
  }

  /** A word from the page itself. */
  notice(text, ...more) {
    const bubble = make("div", { className: "bubble notice", lang: language() }, ...paragraphs(text), ...more);
    this.#add(bubble);
    return bubble;
  }

  /** We cannot be reached: says so, with the way to help, and to try again. */
  trouble(text, retry = null) {
    this.calm();
    const help = [make("p", { textContent: `${say("danger")}:` }), phoneLink("112", "phone")];
    this.#trouble = this.notice(text, ...help, ...(retry ? [this.#retryButton(retry)] : []));
    return this.#trouble;
  }

  calm() {
    this.#trouble?.remove();
    this.#trouble = null;
  }

  wait(words = null) {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#status.textContent = "";
    this.#dots.hidden = !words;
    if (!words) return;
    if (this.#atEnd) this.#toEnd();
    this.#timers = [
      setTimeout(() => this.#tell(say(words)), SAY_WAITING_MS),
      setTimeout(() => this.#tell(say("slow")), SAY_SLOW_MS),
    ];
  }

  clear() {
    this.wait();
    this.#items.replaceChildren();
    this.#scroller.scrollTop = 0;
    this.#atEnd = true;
  }

  #add(bubble, always = false) {
    const begun = this.#items.querySelector(".own"); // before that, the page is read from its top
    // What is said after a number that helps must not push it out of sight.
    const behindNumbers = this.#items.lastElementChild?.classList.contains("crisis");
    const follow = always || (begun && this.#atEnd && !behindNumbers);
    this.#items.append(bubble);
    if (!follow) return;
    // A long answer is read from its beginning.
    if (always || bubble.offsetHeight > this.#scroller.clientHeight * 0.6) bubble.scrollIntoView({ block: "start" });
    else this.#toEnd();
  }

  #retryButton(retry) {
    const button = make("button", { type: "button", className: "choice", textContent: say("retry") });
    button.addEventListener("click", () => {
      this.calm();
      retry();
    });
    return button;
  }

  #tell(words) {
    const follow = this.#atEnd;
    this.#status.textContent = words;
    if (follow) this.#toEnd();
  }

  /** What is scrolled to must not end up under the name, where that stays in place. */
  #fit() {
    const covered = getComputedStyle(this.#brand).position === "sticky" ? this.#brand.offsetHeight : 0;
    this.#scroller.style.scrollPaddingTop = `${covered + 8}px`;
    if (this.#atEnd) this.#toEnd();
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#atEnd = true;
  }

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }
}
