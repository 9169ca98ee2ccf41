// A request to a therapist, as far as it happens on this device: its code, and what only the code opens.
import { lostReceipt, Trouble } from "./api.js";
import { makeCode, openSealed, readCode } from "./codes.js";
import { language, say } from "./language.js";

const SEND = "/contact/send";
const OPEN = "/contact/open";

export class Requests {
  #expects = ""; // what the last reply had to do with a code
  #code = null;
  #unsure = false; // whether a request was sent under the code without an answer yet

  /** What is really sent for a message: codes stay here, and go as what the server may know of them. */
  async prepare({ text, tapped }) {
    if (tapped && text === SEND && this.#expects === "make") {
      const again = this.#unsure; // the yes was sent before, and no answer came: never two requests for one yes
      this.#code = again ? this.#code : await makeCode();
      this.#unsure = true;
      return { text, ticket: this.#code.ticket, made: true, again };
    }
    const code = tapped ? null : await readCode(text);
    if (!code) return { text };
    this.#code = code;
    return { text: OPEN, ticket: code.ticket };
  }

  /** A reply came: hands over what stands with it, to be shown below it. */
  async take(reply) {
    this.#expects = reply.code ?? "";
    this.#unsure = false;
    if (reply.code === "made" && this.#code) return [{ heading: say("yourCode"), code: this.#code.words }];
    return Promise.all((reply.sealed ?? []).map((message) => this.#open(message)));
  }

  async #open(message) {
    const text = this.#code && (await openSealed(this.#code, message));
    return { heading: message.heading, text: text === null ? say("unreadable") : text || say("askedToBeCalled") };
  }

  /** The answer to a yes was lost: asks whether the request was kept. Throws when that cannot be known. */
  async recover(ticket) {
    try {
      return (await lostReceipt(ticket, language())).replies;
    } catch (error) {
      if (error.code === "not_kept") return null;
      throw error instanceof Trouble ? error : new Trouble("network");
    }
  }

  forget() {
    this.#expects = "";
    this.#code = null;
    this.#unsure = false;
  }
}
