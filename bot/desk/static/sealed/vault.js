// The opened keys. They are in this page's memory only, and are dropped after a quarter of an hour without use, on
// "Lås", and when the page goes away.
import { sealMessage, openMessage } from "./message.js";
import { openHouseKeys, prove, sealFor } from "./house_key.js";
import { sodium, toBytes } from "./sodium.js";

const IDLE_MS = 15 * 60_000;
const listeners = new Set();
let own = null;
let house = new Map();
let current = null;
let timer;

export const isOpen = () => own !== null;
export const hasCurrent = () => house.has(current);
export const has = (keyId) => house.has(keyId);

/** Hears of opening and locking; returns how to stop hearing. */
export function onVault(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes the person's secret, and opens with it what the house has given them. `houseKeys`: from `/api/keys`. */
export function fill(secret, houseKeys) {
  drop();
  own = secret;
  takeHouse(houseKeys);
  rest();
  tell();
}

export function takeHouse(houseKeys) {
  house = openHouseKeys(houseKeys, own);
  current = houseKeys.find((key) => key.current)?.key_id ?? null;
}

export function lockVault() {
  if (!own) return;
  drop();
  tell();
}

function drop() {
  clearTimeout(timer);
  for (const secret of [own, ...house.values()]) if (secret) sodium.memzero(secret);
  own = null;
  house = new Map();
}

function tell() {
  listeners.forEach((listener) => listener(isOpen()));
}

function rest() {
  clearTimeout(timer);
  timer = setTimeout(lockVault, IDLE_MS);
}

/** The person's own secret, to lock it with a new phrase. */
export const ownSecret = () => own;

export const read = (row, requestId) =>
  house.has(row.key_id) ? openMessage(row, requestId, house.get(row.key_id)) : null;

/** Opens the server's challenge with the house's current key. */
export const proveCurrent = (challenge) => (hasCurrent() ? prove(challenge, house.get(current)) : null);

/** Sealed to the house as its current key says it, not as the server does. */
export function sealForHouse(message) {
  return { key_id: current, for_house: sealMessage(message, sodium.crypto_scalarmult_base(house.get(current))) };
}

export const sealForParent = (message, parentKey) => sealMessage(message, toBytes(parentKey));

/** The house keys among `keyIds` that are open here, sealed to a colleague. */
export function shareWith(publicKey, keyIds) {
  const mine = keyIds.filter((id) => house.has(id));
  return Object.fromEntries(mine.map((id) => [id, sealFor(house.get(id), publicKey)]));
}

for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => own && rest(), { passive: true });
addEventListener("pagehide", drop);
