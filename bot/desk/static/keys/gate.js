// What stands between a therapist and the sealed text: choosing a phrase, waiting for the house's key, unlocking.
import { button, make, section, text } from "../dom.js";
import { explain, post } from "../api.js";
import { say } from "../language.js";
import { makeHouseKey } from "../sealed/house_key.js";
import { hasCurrent, isOpen, takeHouse } from "../sealed/vault.js";
import { fingerprint } from "../sealed/words.js";
import { loadKeys, store } from "../store.js";
import { chooser } from "./choose.js";
import { unlocker } from "./unlock.js";

const ASK_AGAIN_MS = 15_000;

/** The panel that is needed now, or null when the keys are open. `onward` is called when it has done its part. */
export async function gate(onward) {
  const setUp = await setUpPanel(onward);
  if (setUp) return setUp;
  if (!isOpen()) return unlocker(onward);
  return hasCurrent() ? null : waiting(onward);
}

/** What a therapist must do once before anything can be read, or null. */
export async function setUpPanel(onward) {
  const { mine, house } = store.keys;
  const current = house.find((key) => key.current);
  if (!mine) return chooser({ onDone: onward });
  const lost = current && !current.sealed && !store.keys.colleagues.some(({ has }) => has.includes(current.key_id));
  if (!current || lost) return firstKey(onward, lost);
  return house.some((key) => key.sealed) ? null : waiting(onward);
}

/** The first therapist of a house makes its key; so does the next one, when nobody has it any more. */
function firstKey(onward, lost) {
  const status = make("p", { className: "trouble" });
  status.setAttribute("role", "alert");
  const panel = section(say("firstTitle"), "panel", text("p", say(lost ? "lostLead" : "firstLead")), status);
  panel.append(
    button(
      say("firstMake"),
      async () => {
        try {
          await makeFirstKey();
          await loadKeys();
          if (isOpen()) takeHouse(store.keys.house);
          onward();
        } catch (error) {
          status.textContent = explain(error);
        }
      },
      "main",
    ),
  );
  return panel;
}

export const makeFirstKey = () =>
  post("/api/keys/house", makeHouseKey([{ id: store.me.id, public: store.keys.mine.public }]));

async function waiting(onward) {
  const panel = section(
    say("waitTitle"),
    "panel",
    text("p", say("waitLead")),
    text("p", say("yourWords")),
    text("p", await fingerprint(store.keys.mine.public), "words"),
  );
  const timer = setInterval(async () => {
    if (!panel.isConnected) return clearInterval(timer);
    await loadKeys().catch(() => {});
    const given = store.keys.house.some((key) => key.current && key.sealed);
    if (!given) return;
    clearInterval(timer);
    if (isOpen()) takeHouse(store.keys.house);
    onward();
  }, ASK_AGAIN_MS);
  return panel;
}
