// Random words for an unlock phrase, and words that two colleagues can compare to know that a key is the right one.
import { sodium, toBytes } from "./sodium.js";

const PHRASE_WORDS = 6;
const COMPARED_WORDS = 4;
let list = null;

async function words() {
  list ??= (await (await fetch("/static/words.txt")).text()).split(/\s+/).filter(Boolean);
  return list;
}

export async function newPhrase() {
  const all = await words();
  return Array.from({ length: PHRASE_WORDS }, () => all[sodium.randombytes_uniform(all.length)]).join(" ");
}

/** Four words that stand for a public key. */
export async function fingerprint(publicKey) {
  const all = await words();
  const hash = sodium.crypto_generichash(COMPARED_WORDS * 4, toBytes(publicKey));
  const numbers = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
  return Array.from({ length: COMPARED_WORDS }, (_, place) => all[numbers.getUint32(place * 4) % all.length]).join(" ");
}
