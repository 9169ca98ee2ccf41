// libsodium from our own origin, loaded once, and how bytes travel in JSON.
import sodium from "/static/libsodium.js";

await sodium.ready;

export { sodium };

export const toText = (bytes) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
export const toBytes = (text) => sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);

/** Whether this secret half belongs to that public half, so that a wrong one is found before it is used. */
export const belong = (secret, publicKey) => sodium.memcmp(sodium.crypto_scalarmult_base(secret), publicKey);
