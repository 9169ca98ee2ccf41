// A request to a therapist, as far as it happens on this device: its code, and what only the code opens.
import { lostReceipt, Trouble } from "./api.js";
import { makeCode, Mistyped, openSealed, readCode } from "./codes.js";
import { language, say } from "./language.js";

const SEND = "/contact/send";
const OPEN = "/contact/open";

// Typed instead of tapped; `bot/contact/answers.py` and `bot/deletion.py` read the same and more.
const YES = /^(ja( tak| send det)?|send( det| it)?|yes( please| send it)?)$/;
const WAY_OUT = /^(stop|luk|tilbage|hvorfor|why|close|back|cancel|(slet|delete)( \p{L}+){0,2})$/u;
const MOST_NAMED = 6; // of more unknown words, naming them helps nobody

export class Requests {
  #expects = ""; // what the last reply had to do with a code
  #opened = null; // the code that was typed
  #made = null; // the code that a yes was sent under, until it is known what came of it

  /** The ticket of a yes that no answer came to: never two requests for one yes, nor one whose code is not shown. */
  get unanswered() {
    return this.#made?.ticket ?? null;
  }

  /** What is really sent for a message: codes stay here, and go as what the server may know of them. */
  async prepare({ text, tapped }) {
    const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    if (this.#expects === "make" && (tapped ? text === SEND : YES.test(bare))) {
      this.#made ??= await makeCode();
      return { text: SEND, ticket: this.#made.ticket, made: true };
    }
    const code = tapped ? null : await this.#typed(text, bare);
    if (!code) return { text };
    this.#opened = code;
    return { text: OPEN, ticket: code.ticket };
  }

  async #typed(text, bare) {
    const expected = this.#expects === "enter" && !WAY_OUT.test(bare) && !text.includes("?");
    try {
      return await readCode(text, expected);
    } catch (error) {
      if (!(error instanceof Mistyped)) throw error;
      const told = say("codeNotSix", error.unknown.length > MOST_NAMED ? [] : error.unknown);
      throw new Trouble(error.code, { [language()]: expected ? `${told} ${say("codeOrStop")}` : told });
    }
  }

  /** A reply came: hands over what stands with it, to be shown below it. */
  async take(reply) {
    this.#expects = reply.code ?? "";
    if (reply.code === "made" && this.#made) {
      const { words } = this.#made;
      this.settle();
      return [{ heading: say("yourCode"), code: words }];
    }
    return Promise.all((reply.sealed ?? []).map((message) => this.#open(message)));
  }

  async #open(message) {
    const text = this.#opened && (await openSealed(this.#opened, message));
    return { heading: message.heading, text: text === null ? say("unreadable") : text || say("askedToBeCalled") };
  }

  /** The receipt of the yes that no answer came to; null when it was not kept. Throws when that cannot be known. */
  async recover() {
    try {
      return (await lostReceipt(this.unanswered, language())).replies;
    } catch (error) {
      if (error.code === "not_kept") return null;
      throw error instanceof Trouble ? error : new Trouble("network");
    }
  }

  /** It is known what came of the yes. */
  settle() {
    this.#made = null;
  }

  forget() {
    this.#expects = "";
    this.#opened = null;
    this.settle();
  }
}
