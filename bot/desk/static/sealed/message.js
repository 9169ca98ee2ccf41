// One message: JSON, padded so that its length tells little, in a sealed box.
import { sodium, toBytes, toText } from "./sodium.js";

const BLOCK = 512; // bytes
const VERSION = 1;

export function sealMessage(message, publicKey) {
  const plain = sodium.from_string(JSON.stringify({ v: VERSION, ...message }));
  return toText(sodium.crypto_box_seal(sodium.pad(plain, BLOCK), publicKey));
}

/** The message, or null when it cannot be opened or does not belong in this row. */
export function openMessage(row, requestId, secret) {
  try {
    const padded = sodium.crypto_box_seal_open(toBytes(row.for_house), sodium.crypto_scalarmult_base(secret), secret);
    const message = JSON.parse(sodium.to_string(sodium.unpad(padded, BLOCK)));
    return belongs(message, row, requestId) ? message : null;
  } catch {
    return null;
  }
}

/** A row cannot be moved to another request, to another place, or be made to speak for someone else. */
function belongs(message, row, requestId) {
  const writers = row.from_staff ? ["staff", "advice"] : ["parent"];
  return message.request === requestId && message.number === row.number && writers.includes(message.from);
}
