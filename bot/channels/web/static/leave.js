// Getting away fast, and leaving nothing on the screen.
import { hasWidget, isFramed, tellHost } from "./host.js";

const DEFAULT_EXIT = "https://www.dmi.dk/";
const TWICE_WITHIN_MS = 1_000;
const WIDGET_MS = 400;

/** `wipe` removes what was written, here and on the server. */
export function watchForLeaving(link, wipe) {
  const address = exitAddress();
  const leave = () => {
    wipe();
    document.body.replaceChildren();
    // A browser may refuse a frame to move the whole page, so the widget around us does, and removes us.
    tellHost("exit", address);
    if (isFramed()) setTimeout(() => window.top.location.replace(address), hasWidget() ? WIDGET_MS : 0);
    else location.replace(address);
  };

  link.href = address;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    leave();
  });
  window.addEventListener("keydown", onEscape(leave), true);
  window.addEventListener("pagehide", wipe);
  return { leave, address };
}

function onEscape(leave) {
  let last = -Infinity;
  return (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < TWICE_WITHIN_MS) return leave();
    last = event.timeStamp;
    tellHost("escape");
  };
}

function exitAddress() {
  const set = document.querySelector('meta[name="natlys-exit"]')?.content ?? "";
  return /^https?:\/\//.test(set) ? set : DEFAULT_EXIT;
}
