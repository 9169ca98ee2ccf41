// A set-up link, shown once.
import { announce } from "../announce.js";
import { button, field, make, section, text } from "../dom.js";
import { say } from "../language.js";

export function linkPanel({ name, link }) {
  const shown = make("input", { value: link, readOnly: true });
  shown.onfocus = () => shown.select();
  const panel = section(
    say("linkFor", name),
    "panel",
    text("p", say("linkLead")),
    field(say("linkFor", name), shown),
    button(say("copy"), () => navigator.clipboard.writeText(link).then(() => announce(say("copied")))),
  );
  panel.querySelector("h2").tabIndex = -1;
  return panel;
}
