// The calls to the server. No cookie, no cache, no referrer.
import { readEvents } from "./events.js";

const PATIENCE_MS = 45_000;
const RECEIPT_MS = 5_000; // what the parent writes waits behind it

/** What went wrong: the server's code, or "network" when it could not be reached. */
export class Trouble extends Error {
  constructor(code, words = null) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

/** A request that gives up after a long silence, and can be stopped by us. */
export class Call {
  #stopper = new AbortController();
  #timer;
  #patience;

  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stopper.abort();
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stopper.abort(), this.#patience);
  }

  async post(address, body, read) {
    this.heard();
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: this.#stopper.signal,
      });
      if (!response.ok) throw await troubleIn(response);
      return await read(response);
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble("network");
    } finally {
      clearTimeout(this.#timer);
    }
  }
}

async function troubleIn(response) {
  const { error } = await response.json().catch(() => ({}));
  return response.status < 500 && error?.code ? new Trouble(error.code, error.message) : new Trouble("network");
}

export const openConversation = (call, house, language) =>
  call.post("/api/conversation", { house, language }, (response) => response.json());

export const deleteConversation = (conversation) =>
  new Call().post("/api/delete", { conversation }, () => true);

/** The receipt of a request whose answer was lost; the error `not_kept` when it never was. */
export const lostReceipt = (ticket, language) =>
  new Call(RECEIPT_MS).post("/api/receipt", { ticket, language }, (response) => response.json());

/**
 * Sends a text, with the ticket of a code where there is one; `onReply` gets each reply as it comes, `onDeleted` hears that the text deleted the conversation.
 * Returns what the server says when done.
 */
export function ask(call, conversation, { text, ticket }, { onReply, onDeleted }) {
  return call.post("/api/message", { conversation, text, ticket }, async (response) => {
    for await (const { event, data } of readEvents(response.body, () => call.heard())) {
      if (event === "deleted") onDeleted();
      if (event === "reply") onReply(JSON.parse(data));
      if (event === "done") return JSON.parse(data);
    }
    throw new Trouble("network");
  });
}

/** Deletes while the page goes away: the browser sends it after us. */
export function deleteOnTheWayOut(conversation) {
  const body = new Blob([JSON.stringify({ conversation })], { type: "application/json" });
  if (navigator.sendBeacon?.("/api/delete", body)) return;
  fetch("/api/delete", { method: "POST", body, keepalive: true, credentials: "omit" }).catch(() => {});
}
