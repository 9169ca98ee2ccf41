// What the parent sends: one at a time and in order, and nothing is lost when the line fails.
import { Trouble } from "./api.js";
import { language, say } from "./language.js";

export class Outbox {
  #conversation;
  #requests;
  #log;
  #composer;
  #wanted;
  #erase; // what the button does
  #waiting = []; // the first one is under way
  #round = 0; // grows when everything under way must be dropped

  constructor(conversation, requests, log, composer, wantedLanguage, erase) {
    this.#conversation = conversation;
    this.#requests = requests;
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
    const onReply = (reply) => {
      if (!current()) return;
      answered = true;
      shown = shown.then(() => this.#show(reply, current));
    };
    let sent = message;
    try {
      sent = await this.#requests.prepare(message);
      if (sent.again && (await this.#recover(sent.ticket, onReply))) return null;
      const done = await this.#conversation.send(sent, {
        language: this.#wanted(),
        onReply,
        onDeleted: () => current() && this.#erase(),
        onForgotten: () => current() && this.#log.notice(say("forgotten")),
      });
      await shown;
      if (sent.ticket && !sent.made) this.#log.rewrite(message.bubble, say("codeTyped"));
      if (done.language) message.bubble.lang = done.language;
    } catch (error) {
      if (answered) {
        await shown;
        if (current()) this.#log.trouble(say("broken"));
        return null;
      }
      if (!sent.made) return error;
      const kept = await this.#recover(sent.ticket, onReply).catch(() => null);
      if (kept) return null;
      return kept === false && error.code === "expired" ? new Trouble("not_kept", { [language()]: say("notKept") }) : error;
    }
    return null;
  }

  async #show(reply, current) {
    const below = await this.#requests.take(reply);
    if (current()) this.#log.reply(reply, below);
  }

  /** No answer came to a yes: shows the receipt if the request was kept all the same. Throws when nobody can say. */
  async #recover(ticket, onReply) {
    const replies = await this.#requests.recover(ticket);
    replies?.forEach(onReply);
    return replies !== null;
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
