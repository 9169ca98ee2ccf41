// The queue: waiting, mine, with colleagues, closed.
import { make, text } from "../dom.js";
import { say } from "../language.js";
import { asksMe, isMine, onQueue, store } from "../store.js";
import { bindList, list, redraw } from "./list.js";
import { takenBack } from "./taken_back.js";

const groups = {
  waiting: (request) => request.state === "waiting",
  mine: (request) => request.state === "claimed" && (isMine(request) || asksMe(request)),
  colleagues: (request) => request.state === "claimed" && !isMine(request) && !asksMe(request),
  done: (request) => request.state === "done",
};

export function showQueue(place, wanted) {
  const group = Object.hasOwn(groups, wanted ?? "") ? wanted : "waiting";
  const body = make("div");
  place.append(make("h1", { textContent: say("queue"), tabIndex: -1 }), body);
  const draw = () => redraw(body, () => [...takenBack(store.queue.withdrawn.length), tabs(group), ...content(group)]);
  draw();
  bindList(body);
  return onQueue(draw);
}

function tabs(current) {
  const nav = make("nav", { className: "tabs", ariaLabel: say("groups") });
  for (const [group, fits] of Object.entries(groups)) {
    const link = make(
      "a",
      { href: `#queue/${group}` },
      say(group),
      text("span", store.queue.requests.filter(fits).length, "count"),
    );
    if (group === current) link.setAttribute("aria-current", "page");
    nav.append(link);
  }
  return nav;
}

function content(group) {
  const found = store.queue.requests.filter(groups[group]);
  return [found.length ? list(found) : text("p", say("emptyGroup")[group], "calm")];
}
