// Closing a request: what it led to, and what the law then asks for elsewhere.
import { button, make, section, text } from "../dom.js";
import { say } from "../language.js";
import { isMine } from "../store.js";
import { doing } from "./head.js";

export function outcomeBox({ request, redraw }) {
  if (request.state === "done")
    return section(say("closedAs", say("outcome")[request.outcome] ?? ""), "card", reminder(request.outcome));
  if (!isMine(request)) return null;
  const reminded = make("div", {});
  reminded.setAttribute("role", "status");
  const choices = Object.entries(say("outcome")).map(([outcome, words]) => {
    const input = make("input", { type: "radio", name: "outcome", value: outcome });
    input.onchange = () => reminded.replaceChildren(reminder(outcome));
    return make("label", { className: "choice" }, input, words);
  });
  const status = text("p", "", "trouble");
  status.setAttribute("role", "alert");
  const group = make("fieldset", {}, text("legend", say("closeLead")), ...choices);
  const close = button(say("closeAct"), () => {
    const outcome = group.querySelector(":checked")?.value;
    status.textContent = outcome ? "" : say("chooseOutcome");
    if (outcome) doing({ request, redraw }, "close", { outcome });
  });
  return section(say("close"), "card", group, reminded, text("p", say("closeHint"), "hint"), status, close);
}

function reminder(outcome) {
  const words = say("reminder")[outcome];
  return words ? text("p", words, "notice") : "";
}
