// Handing a request over, and asking a colleague for advice. Only those who can read it are offered.
import { button, field, make, option, section, text } from "../dom.js";
import { say } from "../language.js";
import { isMine, readers } from "../store.js";
import { doing } from "./head.js";

export function colleagueBox({ request, redraw }) {
  if (request.state !== "claimed" || !isMine(request)) return null;
  const colleagues = readers();
  if (!colleagues.length) return section(say("withColleague"), "card", text("p", say("noColleague"), "hint"));
  const select = make("select", {}, ...colleagues.map(({ id, name }) => option(id, name)));
  return section(
    say("withColleague"),
    "card",
    field(say("colleague"), select),
    make(
      "p",
      { className: "actions" },
      button(say("askAdvice"), () => doing({ request, redraw }, "advice", { of: select.value })),
      button(say("handOver"), () => doing({ request, redraw }, "hand-over", { to: select.value })),
    ),
  );
}
