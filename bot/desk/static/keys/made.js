// Tells everybody of the house that it has been given a new key, and by whom, so that one made by a stranger is noticed.
import { button, make, text } from "../dom.js";
import { say } from "../language.js";
import { store } from "../store.js";
import { longDay } from "../time.js";

const seen = () => `natlys-desk-key-seen-${store.me.id}`;

const words = ({ by, at }) => [
  text("strong", say("keyMade", by.name, longDay(new Date(at)))),
  make("br"),
  text("span", by.id === store.me.id ? say("keyMadeByYou") : say("keyMadeAsk", by.name)),
];

/** The notices of the last two weeks. */
export const newKeys = () => store.keys.made.map((key) => make("p", { className: "notice" }, ...words(key)));

/** The same until they have been seen once in this browser. */
export function unseenKeys() {
  const last = Date.parse(localStorage.getItem(seen())) || 0;
  const fresh = store.keys.made.filter(({ at }) => Date.parse(at) > last);
  if (!fresh.length) return [];
  const box = make("div", { className: "notice" }, ...fresh.map((key) => make("p", {}, ...words(key))));
  const read = () => {
    localStorage.setItem(seen(), fresh[0].at);
    box.remove();
    document.querySelector("h1").focus();
  };
  box.append(button(say("keySeen"), read));
  return [box];
}
