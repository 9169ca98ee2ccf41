// How many call-backs one holds on an ordinary day.
import { announce } from "../announce.js";
import { explain, post } from "../api.js";
import { field, make, section, text } from "../dom.js";
import { say } from "../language.js";

const MOST = 20;

export function calls(house, redraw) {
  const input = make("input", {
    type: "number",
    min: 0,
    max: MOST,
    step: 1,
    required: true,
    value: house.calls.me,
    className: "short",
  });
  const save = make("button", { textContent: say("save") });
  save.dataset.focus = "calls";
  const form = make("form", { className: "row-form" }, field(say("callsLabel"), input), save);
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      await post("/api/house/calls", { calls: input.valueAsNumber });
      announce(say("saved"));
      await redraw();
    } catch (error) {
      announce(explain(error), true);
    }
  };
  return section(say("callsTitle"), "card", text("p", say("callsLead"), "hint"), form);
}
