// Single keys for the console. They rest while one writes, and can be turned off.
const KEY = "natlys-desk-shortcuts";
const actions = new Map();

export const areOn = () => localStorage.getItem(KEY) !== "off";

export function turn(on) {
  localStorage.setItem(KEY, on ? "on" : "off");
}

/** Binds keys until the next call for the same `owner`. */
export function bind(owner, keys) {
  actions.set(owner, keys);
}

function writing(target) {
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox])") || target.isContentEditable;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!areOn() || writing(event.target) || document.querySelector("dialog[open]")) return;
  // Arrows belong to a group of choices while one stands in it.
  if (event.key.startsWith("Arrow") && event.target.matches("input")) return;
  for (const keys of actions.values()) {
    if (!keys[event.key]?.()) continue;
    event.preventDefault();
    return;
  }
});
