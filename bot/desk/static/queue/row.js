// One request in a list: what is known without opening it.
import { explain } from "../api.js";
import { announce } from "../announce.js";
import { button, make, text } from "../dom.js";
import { say } from "../language.js";
import { act, asksMe, isMine } from "../store.js";
import { clock, day, isPast, moment, span } from "../time.js";

export function row(request) {
  const link = make(
    "a",
    { className: "row", href: `#request/${request.id}` },
    make("span", { className: "row-head" }, text("strong", say(request.kind)), ...marks(request)),
    text("span", promise(request), "row-promise"),
    text("span", aside(request), "row-aside"),
  );
  link.dataset.request = request.id;
  const item = make("li", { className: `item urgency-${request.urgency}` }, link);
  if (request.state === "waiting") item.append(takeButton(request));
  return item;
}

export function promise({ promised_from: from, promised_until: until, due_at: due }) {
  return from ? say("promised", span(from, until ?? from)) : say("due", moment(due));
}

/** Small words beside a heading: how soon, and what is out of the ordinary. */
export function marks(request) {
  const found = [];
  if (request.state !== "done") {
    if (request.urgency > 0) found.push(mark(say("urgency")[request.urgency], `mark urgent-${request.urgency}`));
    if (isPast(request.due_at)) found.push(mark(say("late"), "mark late"));
  }
  if (request.unread && request.messages > 1) found.push(mark(say("unread"), "mark new"));
  if (asksMe(request)) found.push(mark(say("adviceAsked"), "mark new"));
  if (request.deletes_soon) found.push(mark(say("deletes", day(request.delete_at)), "mark"));
  return found;
}

const mark = (words, className) => text("span", words, className);

export function aside(request) {
  const parts = [say("came", `${day(request.created_at)} ${say("at")} ${clock(request.created_at)}`)];
  if (request.state === "done") parts.push(say("outcome")[request.outcome] ?? say("done"));
  else if (request.claimed_by) parts.push(isMine(request) ? say("youHave") : say("has", request.claimed_by.name));
  if (request.advice_of && !asksMe(request)) parts.push(say("adviceOf", request.advice_of.name));
  return parts.join(" · ");
}

function takeButton(request) {
  const taking = button(say("take"), () => take(request), "take");
  taking.setAttribute("aria-label", `${say("take")}: ${say(request.kind)}, ${promise(request)}`);
  return taking;
}

export async function take(request) {
  try {
    await act(request, "claim");
  } catch (error) {
    announce(error.code === "changed" ? say("changedFirst") : explain(error));
  }
}
