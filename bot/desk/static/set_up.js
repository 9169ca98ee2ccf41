// Setting up an account from a link that works once: a password of one's own, and a phone for the codes.
import { explain, post } from "./api.js";
import { onLanguage, say, speak, teach } from "./language.js";
import { common } from "./words/common.js";
import { entry } from "./words/entry.js";

teach(common, entry);
speak();

const SHORTEST = 12;
const at = (id) => document.getElementById(id);
// What lets one in must not stay in the address, where the history keeps it.
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);

async function begin() {
  const { login, name, totp_qr: qr, secret } = await post("/api/set-up/begin", { token });
  at("login").value = login;
  const tell = () => (at("for").textContent = say("setUpFor", name, login));
  tell();
  onLanguage(tell);
  at("qr").src = `data:image/svg+xml,${encodeURIComponent(qr)}`;
  at("secret").textContent = secret.match(/.{1,4}/g).join(" ");
  at("form").hidden = false;
}

at("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { password, code } = at("form").elements;
  at("trouble").textContent = password.value.length < SHORTEST ? say("shortPassword") : "";
  if (at("trouble").textContent) return password.focus();
  const submit = at("form").querySelector("button");
  submit.disabled = true;
  try {
    await post("/api/set-up", { token, password: password.value, code: code.value });
    location.replace("/console");
  } catch (error) {
    at("trouble").textContent = explain(error);
    submit.disabled = false;
  }
});

if (token) begin().catch((error) => (at("trouble").textContent = explain(error)));
else at("trouble").textContent = say("noLink");
