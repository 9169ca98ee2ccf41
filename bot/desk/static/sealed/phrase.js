// A person's own key, locked with their unlock phrase. Nobody but they can open it.
import { belong, sodium, toBytes, toText } from "./sodium.js";

const PASSES = 3;
const MEMORY = 64 * 1024 * 1024; // bytes
const FEWEST_WORDS = 5;
const FEWEST_LETTERS = 20;

/** The same phrase typed on another keyboard gives the same key. */
const tidy = (phrase) => phrase.normalize("NFKC").trim();

export function isStrong(phrase) {
  const tidied = tidy(phrase);
  return tidied.length >= FEWEST_LETTERS || tidied.split(/\s+/).length >= FEWEST_WORDS;
}

export const same = (phrase, other) => tidy(phrase) === tidy(other);

/** A new key pair, and what the server keeps of it. */
export function makeOwn(phrase) {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { secret: privateKey, kept: lock(privateKey, publicKey, phrase) };
}

/** `{public, wrapped, salt}`: the secret behind this phrase. */
export function lock(secret, publicKey, phrase) {
  const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const key = stretch(phrase, salt);
  const box = sodium.crypto_secretbox_easy(secret, nonce, key);
  sodium.memzero(key);
  const wrapped = new Uint8Array([...nonce, ...box]);
  return { public: toText(publicKey), wrapped: toText(wrapped), salt: toText(salt) };
}

/** The secret, or null when it is not the phrase. */
export function open(kept, phrase) {
  const wrapped = toBytes(kept.wrapped);
  const key = stretch(phrase, toBytes(kept.salt));
  try {
    const nonce = wrapped.slice(0, sodium.crypto_secretbox_NONCEBYTES);
    const secret = sodium.crypto_secretbox_open_easy(wrapped.slice(nonce.length), nonce, key);
    return belong(secret, toBytes(kept.public)) ? secret : null;
  } catch {
    return null;
  } finally {
    sodium.memzero(key);
  }
}

function stretch(phrase, salt) {
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return sodium.crypto_pwhash(sodium.crypto_secretbox_KEYBYTES, tidy(phrase), salt, PASSES, MEMORY, algorithm);
}
