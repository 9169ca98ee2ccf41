// Reply codes, made and used on this device: the server never sees the words.
import { Trouble } from "./api.js";

const WORDS = 6;
// As many words of the list, and no more others beside them, and a text is surely a code, if a mistyped one.
const SURE = 4;
const OTHERS = 2;
const HINTS = 2; // of our words in a text, where a code is asked for: then it is one, mistyped
const PATIENCE_MS = 5_000; // a text that turns out to be no code waits for the list, a cry for help too
const LOOKUP_BYTES = 16;
const KEY_BYTES = 32;
const MEMORY = 64 * 1024 * 1024;
const PASSES = 2;

// Loaded when they are first needed; libsodium is large.
const words = once(() => fetchText("/static/words.txt").then((text) => text.trim().split("\n")));
const salt = once(() => fetchText("/api/code").then((text) => JSON.parse(text).salt));
const library = once(() => import("/static/libsodium.js").then(async ({ default: sodium }) => (await sodium.ready, sodium)));

function once(load) {
  let loading = null;
  return () => {
    loading ??= load().catch(() => {
      loading = null; // the next try loads anew
      throw new Trouble("network");
    });
    return loading;
  };
}

async function fetchText(address) {
  const response = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout?.(PATIENCE_MS) });
  if (!response.ok) throw new Trouble("network");
  return response.text();
}

/** A new code: its words, what the server gets of it, and the key that opens the answers. */
export async function makeCode() {
  const [sodium, list] = await Promise.all([library(), words()]);
  return derive(Array.from({ length: WORDS }, () => list[sodium.randombytes_uniform(list.length)]));
}

/** A text that is meant as a code and is none: it must not be sent either. */
export class Mistyped extends Trouble {
  constructor(unknown) {
    super("mistyped");
    this.unknown = unknown; // the words that stand for none of ours
  }
}

/**
 * The code in a text, small slips put right; null for a message. Where a code is `expected` that is only a text with
 * hardly a word of ours: a cry for help must be heard there too.
 */
export async function readCode(text, expected = false) {
  const typed = text.normalize("NFC").toLowerCase().match(/\p{L}+/gu) ?? [];
  if (!expected && typed.length < SURE) return null;
  const list = await words().catch((error) => {
    if (expected) throw error;
    return []; // without the list, a message still gets through
  });
  if (!expected && !isCode(typed, list)) return null;
  const meant = typed.map((word) => nearest(word, list));
  const chosen = sixIn(typed, meant);
  if (chosen) return derive(chosen);
  if (!hasHints(typed, meant)) return null;
  throw new Mistyped(typed.filter((_, at) => !meant[at]));
}

/** Whether words of ours, or what may be slips of them, show that a code was meant. */
function hasHints(typed, meant) {
  const near = meant.filter(Boolean).length;
  return typed.filter((word, at) => meant[at] === word).length >= HINTS || (near >= SURE && 2 * near >= typed.length);
}

/** Whether a text is a code, right or mistyped, though nobody asked for one. */
function isCode(typed, list) {
  const right = typed.map((word) => list.includes(word));
  const count = right.filter(Boolean).length;
  if (count >= SURE && typed.length - count <= OTHERS) return true;
  if (typed.length === WORDS) return typed.every((word) => nearest(word, list));
  return right.some((_, at) => at + WORDS <= right.length && right.slice(at, at + WORDS).every(Boolean));
}

/** The six words in a row; of several rows the one with the fewest slips, null when that is not clear. */
function sixIn(typed, meant) {
  const most = typed.length === WORDS ? WORDS : WORDS - SURE; // among other words, everyday ones are a slip from ours
  const rows = meant
    .map((_, at) => meant.slice(at, at + WORDS))
    .map((row, at) => ({ row, slips: row.filter((word, n) => word !== typed[at + n]).length }))
    .filter(({ row, slips }) => row.length === WORDS && row.every(Boolean) && slips <= most);
  const fewest = Math.min(...rows.map(({ slips }) => slips));
  const best = rows.filter(({ slips }) => slips === fewest);
  return best.length === 1 ? best[0].row : null;
}

/** Opens one message of a request; null when it is not for this code. */
export async function openSealed(code, { request, number, from_staff: fromStaff, sealed }) {
  const sodium = await library();
  try {
    const box = sodium.from_base64(sealed, sodium.base64_variants.URLSAFE_NO_PADDING);
    const plain = sodium.unpad(sodium.crypto_box_seal_open(box, code.keys.publicKey, code.keys.privateKey), 512);
    const message = JSON.parse(sodium.to_string(plain));
    const fits = message.request === request && message.number === number && message.from === (fromStaff ? "staff" : "parent");
    return fits ? message.text : null;
  } catch {
    return null;
  }
}

async function derive(chosen) {
  const [sodium, ofHere] = await Promise.all([library(), salt()]);
  const variant = sodium.base64_variants.URLSAFE_NO_PADDING;
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const master = sodium.crypto_pwhash(32, chosen.join(" "), sodium.from_base64(ofHere, variant), PASSES, MEMORY, algorithm);
  const keys = sodium.crypto_box_seed_keypair(await expand(master, "natlys reply key", KEY_BYTES));
  const lookup = await expand(master, "natlys reply lookup", LOOKUP_BYTES);
  const ticket = { lookup: sodium.to_base64(lookup, variant), public_key: sodium.to_base64(keys.publicKey, variant) };
  return { words: chosen.join(" "), ticket, keys };
}

async function expand(master, purpose, bytes) {
  const key = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode(purpose) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, bytes * 8));
}

/** The word itself, or the only one that a single slip away. */
function nearest(typed, list) {
  if (list.includes(typed)) return typed;
  const near = list.filter((word) => oneSlip(typed, word));
  return near.length === 1 ? near[0] : null;
}

/** Whether one letter more, less, other or two swapped makes the one the other. */
function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const swapped = restA.length > 1 && restA[1] + restA[0] + restA.slice(2) === restB;
  return swapped || restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1);
}
