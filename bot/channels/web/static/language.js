// The language of the page itself: which one, and putting its words in place.
import { strings } from "./strings.js";

let current = "da";

export const language = () => current;

export function say(key, ...values) {
  const words = strings[current][key];
  return typeof words === "function" ? words(...values) : words;
}

export function speak(wanted) {
  current = Object.hasOwn(strings, wanted ?? "") ? wanted : "da";
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-title]")) node.title = say(node.dataset.sayTitle);
  for (const node of document.querySelectorAll("[data-say-label]")) {
    node.setAttribute("aria-label", say(node.dataset.sayLabel));
  }
}
