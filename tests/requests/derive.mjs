// What a browser makes of a code, done by node: the functions of the widget's own codes.js, with libsodium.js and WebCrypto.
// Reads lines of JSON {"file", "list", "salt", "text", "open"?} and writes {"words", "ticket", "opened"?} or null.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const sodium = createRequire(`${process.cwd()}/`)("libsodium-wrappers-sumo");
await sodium.ready;

for await (const line of createInterface({ input: process.stdin })) {
  const { file, list, salt, text, open } = JSON.parse(line);
  globalThis.served = { "/static/words.txt": list.join("\n"), "/api/code": JSON.stringify({ salt }) };
  globalThis.fetch = async (address) => ({ ok: true, text: async () => served[address] });
  globalThis.libsodium = sodium;
  const source = (await readFile(file, "utf8"))
    .replace('import { Trouble } from "./api.js";', "class Trouble extends Error {}")
    .replace('import("/static/libsodium.js")', "Promise.resolve({ default: globalThis.libsodium })");
  const codes = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}#${Math.random()}`);
  const code = text === null ? await codes.makeCode() : await codes.readCode(text);
  const opened = code && open ? { opened: await codes.openSealed(code, open) } : {};
  console.log(JSON.stringify(code && { words: code.words, ticket: code.ticket, ...opened }));
}
