// What the parent sends: one at a time and in order, and nothing is lost when the line fails.
import { Trouble } from "./api.js";
import { language, say } from "./language.js";

export class Outbox {
  #conversation;
  #requests;
  #log;
  #composer;
  #page; // its language, following the parent's, and what its button for deleting does
  #waiting = []; // the first one is under way
  #round = 0; // grows when everything under way must be dropped

  constructor(conversation, requests, log, composer, page) {
    this.#conversation = conversation;
    this.#requests = requests;
    this.#log = log;
    this.#composer = composer;
    this.#page = page;
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
    this.#requests.forget();
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
  async #deliver(message, current) {
    let answered = false;
    let shown = Promise.resolve(); // replies are shown in order, also those that have to be opened first
    const show = (reply) => {
      if (current()) shown = shown.then(() => this.#show(reply, current));
    };
    const onReply = (reply) => {
      answered = true;
      show(reply);
    };
    let sent = message;
    try {
      const { unanswered } = this.#requests;
      sent = await this.#requests.prepare(message);
      if (sent.ticket && !sent.made) this.#log.rewrite(message.bubble, say("codeTyped"));
      const receipt = unanswered && current() && (await this.#cameOf(sent));
      if (receipt) receipt.forEach(show);
      await shown;
      if (!current() || (receipt && sent.made)) return null;
      const done = await this.#conversation.send(sent, {
        language: this.#page.wantedLanguage(),
        onReply,
        onDeleted: () => current() && this.#page.erase(),
        onForgotten: () => current() && this.#log.notice(say("forgotten")),
      });
      await shown;
      if (sent.made && !unanswered) this.#requests.settle(); // said twice, this may be the answer to the second alone
      if (done.language) message.bubble.lang = done.language;
      if (current()) this.#page.follow(done.language);
    } catch (error) {
      if (answered) {
        await shown;
        if (current()) this.#log.trouble(say("broken"));
        return null;
      }
      if (!sent.made || !current()) return error;
      const receipt = await this.#requests.recover().catch(() => undefined);
      if (!receipt) return receipt === null && error.code === "expired" ? notKept() : error;
      receipt.forEach(show);
      await shown;
    }
    return null;
  }

  async #show(reply, current) {
    const below = await this.#requests.take(reply);
    if (current()) this.#log.reply(reply, below);
  }

  /** No answer came to an earlier yes: its receipt, null if it was not kept. A yes does not go before that is known. */
  async #cameOf(sent) {
    try {
      const receipt = await this.#requests.recover();
      if (!receipt && !sent.made) this.#requests.settle();
      return receipt;
    } catch (error) {
      if (sent.made) throw error;
      return null; // anything else is heard all the same: it may be a cry for help
    }
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

const notKept = () => new Trouble("not_kept", { [language()]: say("notKept") });

/** Says kindly what went wrong, with a way on when there is one. */
export function explain(log, error, retry, kept = "") {
  const again = ["network", "busy"].includes(error.code);
  const words = error.words?.[language()] ?? say("offline");
  if (error.code === "mistyped") return log.trouble(words); // with the number that helps: nobody hears what stays here
  return again ? log.trouble(`${words} ${kept}`.trim(), retry) : log.notice(words);
}
