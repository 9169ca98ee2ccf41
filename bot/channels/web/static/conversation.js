// One conversation at a time: its key lives here, in memory, and nowhere else.
import { ask, Call, deleteConversation, deleteOnTheWayOut, openConversation } from "./api.js";

export class Conversation {
  #house;
  #opening = null;
  #call = null;
  #keys = new Set(); // those the server may still remember

  constructor(house) {
    this.#house = house;
  }

  /** Opens a conversation, or returns the one being opened or open. */
  open(language) {
    if (!this.#opening) {
      const opening = this.#open(language);
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = null; // so that the next try opens anew
      });
      this.#opening = opening;
    }
    return this.#opening;
  }

  async #open(language) {
    this.#call = new Call();
    const opened = await openConversation(this.#call, this.#house, language).catch((error) => {
      if (error.code !== "unknown_house") throw error;
      this.#house = null; // a wrong address in a widget must not leave a parent without an answer
      return openConversation(this.#call, null, language);
    });
    this.#keys.add(opened.conversation);
    return opened;
  }

  /** Sends a message. When the server has forgotten us, opens anew, tells, and sends once more. */
  async send(message, { language, onForgotten, ...heard }) {
    try {
      return await this.#send(message, language, heard);
    } catch (error) {
      if (error.code !== "expired" || message.made) throw error;
      this.#keys.clear();
      this.#opening = null;
      await this.open(language);
      onForgotten();
      return this.#send(message, language, heard);
    }
  }

  async #send(message, language, heard) {
    const { conversation } = await this.open(language);
    this.#call = new Call();
    return ask(this.#call, conversation, message, heard);
  }

  /** Stops what is under way, and forgets which conversation it was. */
  stop() {
    this.#call?.stop();
    this.#opening = null;
  }

  /** Deletes on the server; throws when it is not certain that it happened. */
  async erase() {
    this.stop();
    for (const key of [...this.#keys]) {
      await deleteConversation(key).catch((error) => {
        if (error.code !== "expired") throw error;
      });
      this.#keys.delete(key);
    }
  }

  eraseOnTheWayOut() {
    this.stop();
    this.#keys.forEach(deleteOnTheWayOut);
    this.#keys.clear();
  }
}
