// A field for a secret phrase, which can be shown while one types.
import { button, field, make } from "../dom.js";
import { say } from "../language.js";

export function phraseField(label, hint = "") {
  // Not for the browser's password store: it would put the phrase in the place of the password, or send it to others.
  const input = make("input", {
    type: "password",
    autocomplete: "off",
    spellcheck: false,
    required: true,
    maxLength: 300,
  });
  input.setAttribute("autocapitalize", "none");
  const box = field(label, input, hint);
  const show = button(say("show"), () => reveal(input.type === "password"), "quiet");
  show.setAttribute("aria-controls", input.id);
  show.setAttribute("aria-label", `${say("show")}: ${label}`);
  show.setAttribute("aria-pressed", "false");
  const reveal = (open) => {
    input.type = open ? "text" : "password";
    show.textContent = say(open ? "hide" : "show");
    show.setAttribute("aria-pressed", String(open));
  };
  const line = make("div", { className: "line" });
  input.replaceWith(line);
  line.append(input, show);
  return { box, input, reveal };
}

/** Lets the page show what was said last, before a heavy computation holds it up. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
