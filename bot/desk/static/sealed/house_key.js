// The house's key: what parents write is sealed to it. Its secret half is sealed once to each therapist's own key.
import { belong, sodium, toBytes, toText } from "./sodium.js";

const ID_BYTES = 16;
const PROOF_BYTES = 32;

/** A new house key, sealed to `people`: `[{id, public}]`. */
export function makeHouseKey(people) {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const wraps = Object.fromEntries(people.map(({ id, public: key }) => [id, sealFor(privateKey, key)]));
  sodium.memzero(privateKey);
  return { key_id: toText(sodium.randombytes_buf(ID_BYTES)), public: toText(publicKey), wraps };
}

export const sealFor = (houseSecret, publicKey) => toText(sodium.crypto_box_seal(houseSecret, toBytes(publicKey)));

/** `Map` of key id to secret: those house keys that have been given to this person. */
export function openHouseKeys(house, own) {
  const opened = new Map();
  const ownPublic = sodium.crypto_scalarmult_base(own);
  for (const { key_id: id, public: publicKey, sealed } of house.filter((key) => key.sealed)) {
    const secret = unseal(toBytes(sealed), ownPublic, own);
    if (secret && belong(secret, toBytes(publicKey))) opened.set(id, secret);
  }
  return opened;
}

/** What the server sealed to a house key, to show that it is open here; null when it cannot be opened.
 *
 * Nothing of another length is given back: no message is so short, so the server cannot have one opened in this way.
 */
export function prove(challenge, houseSecret) {
  const told = unseal(toBytes(challenge), sodium.crypto_scalarmult_base(houseSecret), houseSecret);
  return told?.length === PROOF_BYTES ? toText(told) : null;
}

function unseal(sealed, publicKey, secret) {
  try {
    return sodium.crypto_box_seal_open(sealed, publicKey, secret);
  } catch {
    return null; // sealed to a key that was there before
  }
}
