// Asks for the unlock phrase, and opens the keys with it.
import { button, make, section, text } from "../dom.js";
import { say } from "../language.js";
import { open } from "../sealed/phrase.js";
import { fill } from "../sealed/vault.js";
import { loadKeys, store } from "../store.js";
import { chooser } from "./choose.js";
import { painted, phraseField } from "./phrase_field.js";

export function unlocker(onward) {
  const phrase = phraseField(say("phrase"));
  const submit = make("button", { className: "main", textContent: say("unlock") });
  const status = make("p", { className: "trouble" });
  status.setAttribute("role", "alert");
  const form = make("form", { autocomplete: "off" }, phrase.box, status, submit);
  form.onsubmit = async (event) => {
    event.preventDefault();
    submit.disabled = true;
    submit.textContent = say("unlocking");
    status.textContent = "";
    await painted();
    const secret = open(store.keys.mine, phrase.input.value);
    phrase.input.value = "";
    submit.disabled = false;
    submit.textContent = say("unlock");
    if (!secret) {
      status.textContent = say("wrongPhrase");
      phrase.input.focus();
      return;
    }
    await loadKeys().catch(() => {}); // a colleague may have shared a key meanwhile
    fill(secret, store.keys.house);
    onward();
  };
  return section(
    say("unlockFirst"),
    "panel",
    text("p", say("unlockLead")),
    form,
    text("p", say("recorded"), "hint"),
    forgot(onward),
  );
}

function forgot(onward) {
  const startOver = button(say("startOver"), () => more.closest(".panel").replaceWith(chooser({ onDone: onward })));
  const more = make(
    "details",
    {},
    make("summary", { textContent: say("forgot") }),
    text("p", say("forgotLead")),
    startOver,
  );
  return more;
}
