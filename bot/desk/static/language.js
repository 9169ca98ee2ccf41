// The language of the page: which one, and the words in it. Danish first.
const KEY = "natlys-desk-language";
const words = {};
const listeners = new Set();
let current = localStorage.getItem(KEY) === "en" ? "en" : "da";

export const language = () => current;

/** Takes in `{key: [danish, english]}`; each is a text or a function that makes one. */
export function teach(...dictionaries) {
  Object.assign(words, ...dictionaries);
}

export function say(key, ...values) {
  const found = words[key][current === "da" ? 0 : 1];
  return typeof found === "function" ? found(...values) : found;
}

/** One of the two texts of something that comes in both. */
export const pick = (pair) => pair[current] ?? pair.da;

export const onLanguage = (listener) => listeners.add(listener);

/** Puts the words into a page, and makes the button with the id `language` change them. */
export function speak() {
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) {
    node.setAttribute("aria-label", say(node.dataset.sayLabel));
  }
  const other = document.getElementById("language");
  other.lang = current === "da" ? "en" : "da";
  other.textContent = current === "da" ? "English" : "Dansk";
  other.onclick = () => {
    current = other.lang;
    localStorage.setItem(KEY, current);
    speak();
    listeners.forEach((listener) => listener());
  };
}
