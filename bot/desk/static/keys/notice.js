// Tells those who can that a colleague waits for the house's key.
import { make } from "../dom.js";
import { onLanguage, say } from "../language.js";
import { loadKeys, onKeys } from "../store.js";
import { waitingColleagues } from "./share.js";

const ASK_AGAIN_MS = 5 * 60_000;

export function helpColleagues(place) {
  let asked = 0;
  const draw = () => {
    const names = waitingColleagues().map(({ name }) => name);
    place.replaceChildren(
      ...names.map((name) =>
        make("p", {}, `${say("missing", name)} `, make("a", { href: "#house" }, say("help", name))),
      ),
    );
    place.hidden = !names.length;
  };
  onKeys(() => {
    asked = Date.now();
    draw();
  });
  onLanguage(draw);
  draw();
  // Asked for again only while the page is in use, so that looking does not keep anyone signed in.
  addEventListener("pointerdown", async () => {
    if (Date.now() - asked > ASK_AGAIN_MS) await loadKeys().catch(() => {});
  });
}
