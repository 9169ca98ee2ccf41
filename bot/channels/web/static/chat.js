// The chat page: ties the field, the log and the conversation together.
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { listenToHost, tellHost } from "./host.js";
import { language, say, speak } from "./language.js";
import { watchForLeaving } from "./leave.js";
import { Log } from "./log.js";
import { explain, Outbox } from "./outbox.js";
import { Requests } from "./requests.js";
import "./viewport.js";

const asked = new URLSearchParams(location.search);
const at = (id) => document.getElementById(id);

const conversation = new Conversation(asked.get("house") || null);
const log = new Log((title, payload) => outbox.choose(title, payload));
const composer = new Composer((text) => outbox.write(text));
const outbox = new Outbox(conversation, new Requests(), log, composer, { wantedLanguage, erase, follow });

let chosen = asked.get("lang"); // what the page around us, or the parent, chose
let byHand = false; // the parent did
let house = null;
let visit = 0; // grows when the page is emptied

function wantedLanguage() {
  return ["da", "en"].includes(chosen) ? chosen : null; // null lets the server judge
}

async function begin() {
  const mine = visit;
  if (!outbox.busy) log.wait("opening");
  try {
    const opened = await conversation.open(wantedLanguage());
    if (mine !== visit) return;
    house = opened.house;
    showHouse();
    opened.replies.forEach((reply) => log.reply(reply));
  } catch (error) {
    if (mine === visit) explain(log, error, begin);
  } finally {
    if (mine === visit && !outbox.busy) log.wait();
  }
}

async function erase() {
  empty();
  const mine = visit;
  const done = await conversation.erase().then(() => true, () => false);
  if (mine !== visit) return;
  if (!done) {
    log.trouble(say("eraseFailed"), erase);
    return;
  }
  log.notice(say("erased"));
  await begin();
}

/** Empties the page and stops what is under way. */
function empty() {
  visit += 1;
  outbox.drop();
  log.clear();
  composer.clear();
}

function showHouse() {
  at("intro").textContent = house ? say("introHouse", house.name) : say("intro");
}

function showLanguage() {
  speak(chosen);
  at("language").lang = language() === "da" ? "en" : "da";
  showHouse();
}

/** The page speaks as the parent writes: its buttons must bear the names that the replies call them by. */
function follow(written) {
  if (byHand || written === language() || !["da", "en"].includes(written)) return;
  chosen = written;
  showLanguage();
}

function askBeforeErasing(open) {
  at("confirm").hidden = !open;
  at("erase").setAttribute("aria-expanded", String(open));
  at(open ? "confirm-question" : "erase").focus();
}

at("erase").addEventListener("click", () => askBeforeErasing(at("confirm").hidden));
at("erase-no").addEventListener("click", () => askBeforeErasing(false));
at("erase-yes").addEventListener("click", () => {
  askBeforeErasing(false);
  erase();
});
at("language").addEventListener("click", () => {
  byHand = true;
  chosen = language() === "da" ? "en" : "da";
  showLanguage();
});

const way = watchForLeaving(at("exit"), () => {
  conversation.eraseOnTheWayOut();
  empty();
});

// A browser may show the page again as it was, by the back button: it is empty, so begin again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  log.notice(say("cleared"));
  begin();
});

listenToHost({
  hello() {},
  focus: () => matchMedia("(pointer: fine)").matches && composer.focus(),
  leave: way.leave,
});
tellHost("ready", way.address);

showLanguage();
begin();
