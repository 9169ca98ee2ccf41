// Calls to the desk's server.
import { language } from "./language.js";

/** What the server refused, in its own words, or "network" when it could not be reached. */
export class Trouble extends Error {
  constructor(code, words = null) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

const AWAY = {
  da: "Der er ingen forbindelse til Natlys lige nu. Prøv igen om lidt.",
  en: "Natlys cannot be reached right now. Please try again in a moment.",
};

export const explain = (error) => (error instanceof Trouble && error.words ? error.words : AWAY)[language()];

export const get = (address) => call(address, { cache: "no-store" });

export const post = (address, body = {}) =>
  call(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Natlys": "1" },
    body: JSON.stringify(body),
  });

async function call(address, options) {
  const response = await fetch(address, options).catch(() => {
    throw new Trouble("network");
  });
  if (response.status === 204) return null;
  const told = await response.json().catch(() => ({}));
  if (response.ok) return told;
  // Signed out by time, or from elsewhere: there is nothing to do on this page any more.
  if (response.status === 401 && location.pathname !== "/sign-in") location.replace("/sign-in");
  throw new Trouble(told.error?.code ?? "network", told.error?.message ?? null);
}
