// Who is away when; one adds and removes one's own.
import { announce } from "../announce.js";
import { explain, post } from "../api.js";
import { button, field, make, section, text } from "../dom.js";
import { say } from "../language.js";
import { isTherapist } from "../store.js";
import { dayOf, now, shortDay } from "../time.js";

export function absences(house, redraw) {
  const doing = async (address, body) => {
    try {
      await post(address, body);
      await redraw();
    } catch (error) {
      announce(explain(error), true);
    }
  };
  const items = house.absences.map((absence) => item(absence, doing));
  return section(
    say("absenceTitle"),
    "card",
    text("p", say("absenceLead"), "hint"),
    items.length ? make("ul", { className: "plain" }, ...items) : text("p", say("noAbsence"), "quiet-text"),
    isTherapist() ? form(doing) : null,
  );
}

function item(absence, doing) {
  const dates = [...new Set([absence.starts, absence.ends])]
    .map((day) => shortDay(new Date(`${day}T12:00Z`)))
    .join(" – ");
  const words = text("span", `${absence.account.name}: ${dates}`);
  if (!absence.mine) return make("li", {}, words);
  const remove = button(say("remove"), () => doing(`/api/house/absences/${absence.id}/delete`, {}), "quiet");
  remove.setAttribute("aria-label", say("removeAbsence", dates));
  return make("li", {}, words, remove);
}

function form(doing) {
  const today = dayOf(now());
  const starts = make("input", { type: "date", required: true, min: today });
  const ends = make("input", { type: "date", required: true, min: today });
  starts.onchange = () => {
    ends.min = starts.value;
    ends.value ||= starts.value;
  };
  const add = make("button", { textContent: say("addAbsence") });
  add.dataset.focus = "absence";
  const made = make(
    "form",
    { className: "row-form" },
    field(say("firstDay"), starts),
    field(say("lastDay"), ends),
    add,
  );
  made.onsubmit = (event) => {
    event.preventDefault();
    if (ends.value < starts.value) announce(say("wrongDates"), true);
    else doing("/api/house/absences", { starts: starts.value, ends: ends.value });
  };
  return made;
}
