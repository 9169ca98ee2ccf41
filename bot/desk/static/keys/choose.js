// Choosing an unlock phrase: the first one with a new key, or another one for the key that is open.
import { explain, post } from "../api.js";
import { button, make, section, text } from "../dom.js";
import { say } from "../language.js";
import { isStrong, lock, makeOwn, same } from "../sealed/phrase.js";
import { toBytes } from "../sealed/sodium.js";
import { fill, ownSecret } from "../sealed/vault.js";
import { newPhrase } from "../sealed/words.js";
import { loadKeys, store } from "../store.js";
import { makeFirstKey } from "./gate.js";
import { painted, phraseField } from "./phrase_field.js";

/** `keep`: only the phrase is new, the key stays. */
export function chooser({ onDone, keep = false }) {
  const phrase = phraseField(say("phrase"), say("chooseHow"));
  const again = phraseField(say("repeat"));
  const status = make("p", { className: "trouble" });
  status.setAttribute("role", "alert");
  const submit = make("button", { className: "main", textContent: say(keep ? "save" : "makeOwn") });
  const form = make("form", { autocomplete: "off" }, suggestion(phrase), phrase.box, again.box, status, submit);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const chosen = phrase.input.value;
    status.textContent = problem(chosen, again.input.value);
    if (status.textContent) return;
    submit.disabled = true;
    submit.textContent = say("making");
    await painted();
    try {
      await (keep ? relock(chosen) : begin(chosen));
      onDone();
    } catch (error) {
      status.textContent = explain(error);
      submit.disabled = false;
      submit.textContent = say(keep ? "save" : "makeOwn");
    }
  };
  const why = keep ? [] : [text("p", say("chooseWhy"))];
  return section(
    say(keep || store.keys.mine ? "chooseNew" : "chooseFirst"),
    "panel",
    ...why,
    text("p", say("chooseLost"), "notice"),
    form,
  );
}

function problem(chosen, repeated) {
  if (!isStrong(chosen)) return say("weak");
  return same(chosen, repeated) ? "" : say("differs");
}

function suggestion(phrase) {
  const told = make("p", { className: "hint", hidden: true, textContent: say("suggested") });
  told.setAttribute("role", "status");
  const suggest = button(say("suggest"), async () => {
    phrase.input.value = await newPhrase();
    phrase.reveal(true);
    told.hidden = false;
  });
  return make("div", { className: "suggestion" }, suggest, told);
}

async function begin(chosen) {
  const { secret, kept } = makeOwn(chosen);
  await post("/api/keys/mine", kept);
  await loadKeys();
  if (!store.keys.house.some((key) => key.current)) {
    await makeFirstKey().catch(() => {}); // a colleague was quicker: they will share theirs
    await loadKeys();
  }
  fill(secret, store.keys.house);
}

async function relock(chosen) {
  await post("/api/keys/mine", lock(ownSecret(), toBytes(store.keys.mine.public), chosen));
  await loadKeys();
}
