// The way between the views, and the line that tells the shortcuts.
import { button, make, text } from "./dom.js";
import { areOn, turn } from "./keyboard.js";
import { say } from "./language.js";
import { asksMe, isMine, isTherapist, store } from "./store.js";

const TITLES = { morning: "morning", queue: "queue", house: "theHouse" };

export function menu(current) {
  const views = isTherapist() ? ["morning", "queue", "house"] : ["house"];
  const links = views.map((view) => {
    const link = make("a", { href: `#${view}` }, say(TITLES[view]));
    if (view === "queue") link.append(...count());
    if (view === current || (view === "queue" && current === "request")) link.setAttribute("aria-current", "page");
    return link;
  });
  if (store.me.roles.includes("administrator")) links.push(make("a", { href: "/users" }, say("users")));
  document.getElementById("menu").replaceChildren(...links);
  document.getElementById("shortcuts").replaceChildren(...(isTherapist() ? shortcuts() : []));
}

/** How many wait for somebody, and how many for this person. */
function count() {
  const waiting = store.queue.requests.filter(
    (request) =>
      request.state === "waiting" ||
      (request.state === "claimed" && request.unread && (isMine(request) || asksMe(request))),
  );
  return waiting.length ? [text("span", String(waiting.length), "count")] : [];
}

function shortcuts() {
  const key = (keys, words) =>
    make("span", { className: "key" }, ...keys.map((name) => text("kbd", name)), ` ${words}`);
  const told = [
    key(["j", "k"], say("keyNext")),
    key(["Enter"], say("keyOpen")),
    key(["c"], say("keyClaim")),
    key(["s"], say("keyAnswer")),
    key(["a"], say("keyClose")),
    key(["u"], say("keyBack")),
    key(["l"], say("keyLock")),
    key(["1", "2", "3"], say("keyViews")),
  ];
  const change = button(
    say(areOn() ? "keyboardOff" : "keyboardOn"),
    () => {
      turn(!areOn());
      document.getElementById("shortcuts").replaceChildren(...shortcuts());
      document.querySelector("#shortcuts button").focus();
    },
    "quiet",
  );
  return [make("strong", { textContent: say("keyboard") }), ...(areOn() ? told : []), change];
}
