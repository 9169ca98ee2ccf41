// What a therapist has begun to write. While the keys are locked it is kept sealed to their own key, so that neither a
// pause nor a colleague passing by costs them the words.
import { sodium } from "./sodium.js";
import { isOpen, onVault, ownSecret } from "./vault.js";

const plain = new Map();
let sealed = null;
let publicKey = null;

export const draft = (place) => plain.get(place) ?? "";

export function keepDraft(place, text) {
  if (!isOpen()) return;
  if (text) plain.set(place, text);
  else plain.delete(place);
  publicKey ??= sodium.crypto_scalarmult_base(ownSecret());
}

onVault((open) => {
  if (open) unseal();
  else seal();
});

function seal() {
  if (!plain.size) return;
  sealed = sodium.crypto_box_seal(sodium.from_string(JSON.stringify([...plain])), publicKey);
  plain.clear();
}

function unseal() {
  publicKey = sodium.crypto_scalarmult_base(ownSecret());
  if (!sealed) return;
  try {
    const opened = sodium.to_string(sodium.crypto_box_seal_open(sealed, publicKey, ownSecret()));
    JSON.parse(opened).forEach(([place, text]) => plain.set(place, text));
  } catch {
    // A new key was made meanwhile: what was sealed to the old one is gone.
  }
  sealed = null;
}
