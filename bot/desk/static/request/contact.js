// How to reach the parent, and what is safe. Nothing here where the parent is anonymous.
import { announce } from "../announce.js";
import { button, make, section, text } from "../dom.js";
import { say } from "../language.js";

export function contactCard({ first, request }) {
  if (request.kind !== "callback" || !first?.contact) return null;
  const { kind, value } = first.contact;
  return section(
    say("contact"),
    "card contact",
    safety(first, kind),
    text("p", first.name || say("noName"), "who"),
    make("p", { className: "reach" }, kind === "phone" ? phone(value) : text("span", value), copying(value)),
    first.when ? make("p", {}, text("span", `${say("suits")}: `, "label"), text("strong", first.when)) : null,
  );
}

function phone(value) {
  const link = make("a", { href: `tel:${value.replace(/[^\d+]/g, "")}`, textContent: grouped(value) });
  link.setAttribute("aria-label", say("callTo", grouped(value)));
  return link;
}

/** Danish numbers are read in pairs. */
const grouped = (value) => (/^\d{8}$/.test(value) ? value.match(/\d\d/g).join(" ") : value);

function copying(value) {
  return button(say("copy"), () => navigator.clipboard.writeText(value).then(() => announce(say("copied"))), "quiet");
}

/** Calm and complete: what not to do stands first, and is never told by colour alone. */
function safety(first, kind) {
  const lines = [];
  const warn = (heading, how = "") =>
    lines.push(make("li", { className: "care" }, text("strong", heading), how ? ` ${how}` : ""));
  const fine = (words) => lines.push(text("li", words));
  if (!first.safe) warn(`${say("notSafe")[kind]}.`, say("notSafeHow")[kind]);
  if (kind === "phone") {
    if (first.leave_message === false) warn(`${say("noMessage")}.`);
    if (first.calls_as) warn(`${say("sayItIs", first.calls_as)}.`);
    if (first.leave_message === null) fine(say("askFirst"));
  }
  if (first.safe) fine(say("safe")[kind]);
  if (kind === "phone" && first.leave_message) fine(say("mayLeave"));
  if (kind === "phone" && !first.calls_as) fine(say("sayHouse"));
  const careful = lines.some((line) => line.className === "care");
  return make(
    "div",
    { className: careful ? "safety careful" : "safety" },
    text("h3", say(kind === "phone" ? "beforeCalling" : "beforeWriting")),
    make("ul", {}, ...lines),
  );
}
