// Writing to the parent, and advice to a colleague. Sealed here; the server sees neither.
import { announce } from "../announce.js";
import { button, field, make, option, section, text } from "../dom.js";
import { language, say } from "../language.js";
import { draft, keepDraft } from "../sealed/drafts.js";
import { sealForHouse, sealForParent } from "../sealed/vault.js";
import { asksMe, isMine } from "../store.js";
import { templates } from "../templates.js";
import { doing } from "./head.js";

const LONGEST = 4_000;
const BLANK = /\[[^\]]*\]/;

export function answerBox(parts) {
  const { request, parentKey } = parts;
  if (request.state === "done") return null;
  if (request.state === "waiting") return text("p", say("takeFirst"), "calm");
  if (!isMine(request)) return text("p", say("othersHave", request.claimed_by.name), "calm");
  const area = writing("answer", request, 8);
  const send = sender(
    area,
    "send",
    "sent",
    (message) => ({
      what: "answer",
      body: { ...sealForHouse(message), for_parent: sealForParent(message, parentKey) },
    }),
    parts,
  );
  return section(
    say("answer"),
    "card",
    chooser(area, parts.first?.language),
    field(say("yourAnswer"), area, say("answerHint")),
    ...send,
  );
}

export function noteBox(parts) {
  const { request } = parts;
  if (request.state !== "claimed" || !(asksMe(request) || (isMine(request) && request.advice_of))) return null;
  const area = writing("note", request, 4);
  const send = sender(
    area,
    "sendNote",
    "noteSent",
    (message) => ({
      what: "note",
      body: sealForHouse({ ...message, from: "advice" }),
    }),
    parts,
  );
  return section(say("note"), "card", field(say("yourNote"), area, say("noteHint")), ...send);
}

const placeOf = (area, request) => `${area.id} ${request.id}`;

function writing(id, request, rows) {
  const area = make("textarea", { id, rows, maxLength: LONGEST, spellcheck: false });
  const place = placeOf(area, request);
  area.value = draft(place);
  area.setAttribute("writingsuggestions", "false"); // some browsers send the text away to help
  area.oninput = () => keepDraft(place, area.value);
  return area;
}

function sender(area, label, done, seal, { request, letters, redraw }) {
  const status = text("p", "", "trouble");
  status.setAttribute("role", "alert");
  const send = button(
    say(label),
    async () => {
      status.textContent = problem(area.value);
      if (status.textContent) return area.focus();
      send.disabled = true;
      const number = Math.max(...letters.map((letter) => letter.number)) + 1;
      const { what, body } = seal({ request: request.id, number, from: "staff", text: area.value.trim() });
      await doing({ request, redraw }, what, { number, ...body }, () => {
        keepDraft(placeOf(area, request), "");
        announce(say(done));
      });
      send.disabled = false;
    },
    "main",
  );
  return [status, send];
}

function problem(written) {
  if (!written.trim()) return say("empty");
  return BLANK.test(written) ? say("blanks") : "";
}

/** In the language the parent writes. */
function chooser(area, tongue) {
  const spoken = tongue === "da" || tongue === "en" ? tongue : language();
  const select = make(
    "select",
    {},
    option("", say("noTemplate")),
    ...templates.map(({ id, title }) => option(id, title[language()])),
  );
  select.onchange = () => {
    const found = templates.find(({ id }) => id === select.value);
    if (!found) return;
    area.value = [area.value.trim(), found.text[spoken]].filter(Boolean).join("\n\n").slice(0, LONGEST);
    area.dispatchEvent(new Event("input"));
    select.value = "";
    area.focus();
    const { index, 0: blank } = BLANK.exec(area.value) ?? { index: area.value.length, 0: "" };
    area.setSelectionRange(index, index + blank.length);
  };
  return field(say("template"), select);
}
