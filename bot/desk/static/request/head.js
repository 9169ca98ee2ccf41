// The top of a request: what kind, how soon, what was promised, and who has it.
import { announce } from "../announce.js";
import { explain } from "../api.js";
import { button, make, text } from "../dom.js";
import { say } from "../language.js";
import { aside, marks, promise, take } from "../queue/row.js";
import { act, isMine } from "../store.js";

export function head(request, redraw) {
  const parts = [
    make(
      "div",
      { className: "title" },
      make("h1", { textContent: say(request.kind), tabIndex: -1 }),
      ...marks(request),
    ),
    text("p", promise(request), "lead"),
    text("p", aside(request), "hint"),
  ];
  const main = action(request, redraw);
  return main ? [...parts, make("p", { className: "actions" }, main)] : parts;
}

function action(request, redraw) {
  if (request.state === "waiting") return button(say("take"), () => take(request).then(redraw), "main");
  if (request.state === "done") return button(say("reopen"), () => doing({ request, redraw }, "reopen"));
  return isMine(request) ? button(say("release"), () => doing({ request, redraw }, "release")) : null;
}

/** Does it, and shows how things stand; `succeeded` is called before, if it was done. */
export async function doing({ request, redraw }, what, body = {}, succeeded = () => {}) {
  try {
    await act(request, what, body);
    succeeded();
  } catch (error) {
    announce(error.code === "changed" ? say("changedFirst") : explain(error), true);
    if (error.code !== "changed") return;
  }
  await redraw();
}
