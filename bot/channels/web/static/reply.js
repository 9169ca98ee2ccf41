// One reply as a bubble. Text is only ever set as text.
import { make, phoneLink } from "./dom.js";
import { language, say } from "./language.js";

export function replyBubble(reply, below, onChoice) {
  const crisis = reply.kind === "crisis";
  const bubble = make("div", { className: `bubble ${crisis ? "crisis" : "theirs"}`, lang: reply.lang ?? language() });
  const speaker = spoken(say("natlys"));
  const text = paragraphs(reply.text);
  const phones = (reply.phones ?? []).map(phone);
  const links = (reply.links ?? []).map(link);
  // In danger the number comes before the words.
  bubble.append(speaker, ...(crisis ? [...phones, ...text] : [...text, ...phones]), ...links);
  bubble.append(...below.map(kept));
  if (reply.buttons?.length) bubble.append(choices(reply.buttons, onChoice));
  return bubble;
}

export function paragraphs(text) {
  return text.split(/\n{2,}/).map((part) => make("p", { dir: "auto", textContent: part.trim() }));
}

/** Words for screen readers only, in the language of the page. */
export function spoken(words) {
  return make("span", { className: "unseen", lang: language(), textContent: words });
}

/** A message of a request, or the code to it, which is read aloud word by word. */
function kept({ heading, text, code }) {
  const told = code ? [make("p", { className: "code", translate: false, textContent: code })] : paragraphs(text);
  return make("section", { className: "kept" }, make("h2", { textContent: heading }), ...told);
}

function phone({ label, number }) {
  const node = phoneLink(number, "phone");
  node.prepend(spoken(`${say("call")} `));
  if (label && label !== number) node.append(make("span", { className: "who", textContent: ` ${label}` }));
  return node;
}

function link({ label, address }) {
  if (/^\/[^/]/.test(address) && address.endsWith(".ics"))
    return make("a", { className: "link", href: address, download: "" }, label);
  if (!/^(https?:\/)?\/[^/]/i.test(address)) return make("p", { textContent: label });
  return make(
    "a",
    { className: "link", href: address, target: "_blank", rel: "noopener noreferrer" },
    label,
    spoken(say("newTab")),
  );
}

function choices(buttons, onChoice) {
  const row = make("div", { className: "choices" });
  for (const { title, payload } of buttons) {
    const button = make("button", { type: "button", className: "choice", textContent: title });
    button.addEventListener("click", () => onChoice(title, payload));
    row.append(button);
  }
  return row;
}
