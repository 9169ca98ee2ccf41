// Gives the house's key to a colleague who has none, after comparing words, so that a key put there by somebody else
// is found.
import { announce } from "../announce.js";
import { explain, post } from "../api.js";
import { button, section, text } from "../dom.js";
import { say } from "../language.js";
import { hasCurrent, shareWith } from "../sealed/vault.js";
import { fingerprint } from "../sealed/words.js";
import { loadKeys, store } from "../store.js";

const lacking = (colleague) => colleague.public && keysFor(colleague).length > 0;
const keysFor = (colleague) =>
  store.keys.house.filter((key) => key.sealed && !colleague.has.includes(key.key_id)).map((key) => key.key_id);

/** Colleagues who have chosen a phrase and wait for a key that this person has. */
export const waitingColleagues = () => store.keys.colleagues.filter(lacking);

export async function sharePanel(colleague, onDone) {
  const status = text("p", "", "trouble");
  status.setAttribute("role", "alert");
  const give = button(
    say("share", colleague.name),
    async () => {
      try {
        const wraps = shareWith(colleague.public, keysFor(colleague));
        await post("/api/keys/share", { account_id: colleague.id, wraps });
        await loadKeys();
        announce(say("shared", colleague.name));
        onDone();
      } catch (error) {
        status.textContent = explain(error);
      }
    },
    "main",
  );
  give.disabled = !hasCurrent();
  return section(
    say("shareTitle", colleague.name),
    "panel",
    text("p", say("shareLead", colleague.name)),
    text("p", await fingerprint(colleague.public), "words"),
    text("p", say("shareDiffer"), "hint"),
    status,
    give,
  );
}
