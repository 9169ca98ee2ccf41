// What has been written, from first to last.
import { make, section, text } from "../dom.js";
import { say } from "../language.js";
import { moment } from "../time.js";

export function thread({ letters, request }) {
  return section(say("thread"), "thread", make("ol", {}, ...letters.map((letter) => bubble(letter, request))));
}

function bubble(letter, request) {
  const from = letter.said?.from ?? (letter.from_staff ? "staff" : "parent");
  const item = make(
    "li",
    { className: `letter ${from}` },
    text("p", `${say("from")[from]} · ${moment(letter.written_at)}`, "hint"),
  );
  if (!letter.said) item.append(text("p", say("unreadable"), "quiet-text"));
  else if (letter.said.text) item.append(text("p", letter.said.text, "said-text"));
  else item.append(text("p", say(request.kind === "callback" ? "noText" : "unreadable"), "quiet-text"));
  return item;
}
