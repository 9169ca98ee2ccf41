// Room for calls on the days to come.
import { make, section, text } from "../dom.js";
import { say } from "../language.js";
import { shortDay } from "../time.js";

export function days(house) {
  if (!house.days.length) return null; // not reckoned yet
  const head = make(
    "tr",
    {},
    ...["dayColumn", "roomColumn", "takenColumn"].map((key) => make("th", { scope: "col", textContent: say(key) })),
  );
  const rows = house.days.map(({ day, room, taken }) =>
    make(
      "tr",
      { className: room || taken ? "" : "none" },
      make("th", { scope: "row", textContent: shortDay(new Date(`${day}T12:00Z`)) }),
      text("td", room ? String(room) : say("noRoom")),
      text("td", taken ? String(taken) : "–"),
    ),
  );
  return section(say("daysTitle"), "card", make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}
