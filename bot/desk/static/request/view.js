// One request: opened on the server, unsealed here, shown in parts.
import { explain, get, post } from "../api.js";
import { button, make, text } from "../dom.js";
import { bind } from "../keyboard.js";
import { gate } from "../keys/gate.js";
import { say } from "../language.js";
import { isOpen, onVault, read } from "../sealed/vault.js";
import { find, isActing, onQueue } from "../store.js";
import { take } from "../queue/row.js";
import { answerBox, noteBox } from "./answer.js";
import { colleagueBox } from "./colleague.js";
import { contactCard } from "./contact.js";
import { factsCard } from "./facts.js";
import { head } from "./head.js";
import { outcomeBox } from "./outcome.js";
import { thread } from "./thread.js";

export async function showRequest(place, id) {
  const body = make("div", { className: "request" });
  const news = make(
    "div",
    { className: "news", hidden: true },
    text("p", say("news")),
    button(say("showNews"), () => draw()),
  );
  news.setAttribute("role", "status");
  const back = make("a", { href: "#queue", className: "back", textContent: say("back") });
  place.append(back, news, body);
  const titles = get("/api/titles").catch(() => ({}));
  let shown = null; // the version on the screen
  let opened = null; // what the server has released, still sealed
  let turn = 0;

  async function draw() {
    turn += 1;
    const mine = turn;
    news.hidden = true;
    const parts = await build();
    if (mine !== turn || !place.isConnected) return;
    body.replaceChildren(...parts);
    shown = find(id)?.version ?? null;
  }

  async function build() {
    const row = find(id);
    if (!row) return gone();
    const panel = await gate(draw);
    if (panel) return [...head(row, draw), panel];
    // Opened again only for something new to read: each opening is recorded.
    if (opened?.messages?.length !== row.messages)
      opened = await post(`/api/requests/${id}/open`).catch((error) => ({ error }));
    else opened.request = row;
    if (opened.error?.code === "not_found") return gone();
    if (opened.error) return [...head(row, draw), text("p", explain(opened.error), "trouble")];
    return whole(opened, await titles);
  }

  function whole({ request, parent_key: parentKey, messages }, known) {
    const letters = messages.map((message) => ({ ...message, said: read(message, id) }));
    const first = letters[0]?.said;
    const parts = { request, letters, first, parentKey, redraw: draw, titles: known };
    return [
      ...head(request, draw),
      make(
        "div",
        { className: "columns" },
        make("div", { className: "column" }, contactCard(parts), thread(parts), answerBox(parts), noteBox(parts)),
        make("div", { className: "column" }, factsCard(parts), outcomeBox(parts), colleagueBox(parts)),
      ),
    ];
  }

  bind("view", {
    c: () => find(id)?.state === "waiting" && (take(find(id)).then(draw), true),
    s: () => focus(body, "#answer"),
    a: () => focus(body, "[name=outcome]"),
    u: () => (location.assign("#queue"), true),
  });
  const stops = [
    onQueue(() => {
      const row = find(id);
      if (!row) draw();
      else if (!isActing() && shown !== null && row.version !== shown) offerNews();
    }),
    onVault((open) => !open && draw()),
  ];

  /** What one is writing stays; without the keys there is nothing on the screen to disturb. */
  function offerNews() {
    if (isOpen()) news.hidden = false;
    else draw();
  }

  await draw();
  return () => stops.forEach((stop) => stop());
}

function gone() {
  return [make("h1", { textContent: say("gone"), tabIndex: -1 }), text("p", say("goneLead"), "notice")];
}

function focus(place, wanted) {
  const found = place.querySelector(wanted);
  found?.focus();
  return Boolean(found);
}
