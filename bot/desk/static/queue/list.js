// Moving through a list of requests by keyboard, and staying in place when it is drawn anew.
import { make } from "../dom.js";
import { bind } from "../keyboard.js";
import { find } from "../store.js";
import { row, take } from "./row.js";

export const list = (requests) => make("ul", { className: "requests" }, ...requests.map(row));

/** Draws `fill()` into `place`, with the focus on the same request as before. */
export function redraw(place, fill) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const request = focused?.closest(".item")?.querySelector("[data-request]").dataset.request;
  place.replaceChildren(...fill());
  if (request) place.querySelector(`[data-request="${request}"]`)?.focus();
}

export function bindList(place) {
  const links = () => [...place.querySelectorAll("[data-request]")];
  const at = () => links().findIndex((link) => link.parentElement.contains(document.activeElement));
  const go = (step) => {
    const all = links();
    const next = at() < 0 ? 0 : Math.min(Math.max(at() + step, 0), all.length - 1);
    all[next]?.focus();
    return all.length > 0;
  };
  bind("view", {
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    c: () => {
      const request = find(links()[at()]?.dataset.request);
      if (request?.state === "waiting") take(request);
      return Boolean(request);
    },
  });
}
