// The house: how much it can hold, who is away, and who has the key.
import { get } from "../api.js";
import { make } from "../dom.js";
import { bind } from "../keyboard.js";
import { newKeys } from "../keys/made.js";
import { say } from "../language.js";
import { isTherapist, loadKeys } from "../store.js";
import { absences } from "./absences.js";
import { calls } from "./calls.js";
import { days } from "./days.js";
import { people } from "./people.js";

export async function showHouse(place) {
  const body = make("div", { className: "house" });
  place.append(make("h1", { textContent: say("theHouse"), tabIndex: -1 }), body);
  bind("view", {});

  async function draw() {
    const [house] = await Promise.all([get("/api/house"), isTherapist() ? loadKeys() : null]);
    const focused = document.activeElement?.dataset?.focus;
    body.replaceChildren(
      ...(isTherapist() ? newKeys() : []),
      make(
        "div",
        { className: "columns" },
        make("div", { className: "column" }, isTherapist() ? calls(house, draw) : null, absences(house, draw)),
        make("div", { className: "column" }, days(house), people(house, draw)),
      ),
    );
    if (focused) body.querySelector(`[data-focus="${focused}"]`)?.focus();
  }

  await draw();
  return () => {};
}
