// Signing in, with the desk's own account or the municipality's.
import { explain, get, post } from "./api.js";
import { onLanguage, say, speak, teach } from "./language.js";
import { common } from "./words/common.js";
import { entry } from "./words/entry.js";

teach(common, entry);
speak();

const form = document.getElementById("form");
const trouble = document.getElementById("trouble");
const submit = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { login, password, code } = form.elements;
  trouble.textContent = "";
  submit.disabled = true;
  submit.textContent = say("signingIn");
  try {
    await post("/api/sign-in", { login: login.value.trim(), password: password.value, code: code.value });
    form.reset();
    location.replace("/console");
  } catch (error) {
    trouble.textContent = explain(error);
    code.value = "";
    code.focus();
    submit.disabled = false;
    submit.textContent = say("signIn");
  }
});

onLanguage(() => (trouble.textContent = ""));

const { oidc } = await get("/api/sign-in").catch(() => ({}));
document.getElementById("organisation").hidden = !oidc;
