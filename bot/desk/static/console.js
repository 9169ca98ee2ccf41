// The console: who is here, which view is shown, and what is always at hand.
import { announce } from "./announce.js";
import { explain, get, post } from "./api.js";
import { make, text } from "./dom.js";
import { bind } from "./keyboard.js";
import { onLanguage, say, speak, teach } from "./language.js";
import { figures } from "./figures.js";
import { follow } from "./live.js";
import { menu } from "./menu.js";
import { showHouse } from "./house/view.js";
import { showMorning } from "./queue/morning.js";
import { showQueue } from "./queue/queue.js";
import { showRequest } from "./request/view.js";
import { helpColleagues } from "./keys/notice.js";
import { isOpen, lockVault, onVault } from "./sealed/vault.js";
import { isTherapist, loadKeys, loadQueue, onQueue, store } from "./store.js";
import { common } from "./words/common.js";
import { house } from "./words/house.js";
import { keys } from "./words/keys.js";
import { queue } from "./words/queue.js";
import { request } from "./words/request.js";

teach(common, house, keys, queue, request);

const views = { morning: showMorning, queue: showQueue, request: showRequest, house: showHouse };
const at = (id) => document.getElementById(id);
let leave = () => {};
let turn = 0;

/** What one may see: a therapist everything, a coordinator the house, the others nothing here. */
function allowed(view) {
  if (isTherapist()) return Object.hasOwn(views, view) ? view : "morning";
  return store.me.roles.includes("coordinator") ? "house" : null;
}

async function show(focus = true) {
  turn += 1;
  const mine = turn;
  leave();
  leave = () => {};
  const [wanted, detail] = location.hash.slice(1).split("/");
  const view = allowed(wanted);
  menu(view);
  const place = make("div", {});
  at("view").replaceChildren(place);
  if (!view) return place.append(text("h1", say("desk")), text("p", say("figuresOnly"), "calm"), ...figures());
  try {
    const left = await views[view](place, detail);
    if (mine === turn) leave = left;
    else left();
  } catch (error) {
    place.append(text("p", explain(error), "trouble"));
  }
  if (focus && mine === turn) place.querySelector("h1")?.focus();
}

function showLock(open = isOpen()) {
  at("lock").hidden = !open;
  at("lock").title = say("idle");
}

async function begin() {
  speak();
  store.me = await get("/api/me");
  if (store.me.roles.join() === "administrator") return location.replace("/users");
  at("who").textContent = store.me.name;
  if (isTherapist()) {
    await Promise.all([loadQueue(), loadKeys()]);
    follow((up) => (at("line").hidden = up));
    onQueue(() => menu(allowed(location.hash.slice(1).split("/")[0])));
    helpColleagues(at("help"));
  }
  await show(false);
}

bind("everywhere", {
  l: () => isOpen() && (lockVault(), true),
  1: () => (location.assign("#morning"), true),
  2: () => (location.assign("#queue"), true),
  3: () => (location.assign("#house"), true),
});
at("lock").addEventListener("click", lockVault);
at("sign-out").addEventListener("click", async () => {
  lockVault();
  await post("/api/sign-out").catch(() => {});
  location.replace("/sign-in");
});
// Not as a link: the part after # says which view is shown.
at("skip").addEventListener("click", (event) => {
  event.preventDefault();
  at("view").focus();
});
addEventListener("hashchange", () => show());
// What was on the screen is gone when the page is left, and a browser that keeps the page begins anew.
addEventListener("pagehide", () => at("view").replaceChildren());
addEventListener("pageshow", (event) => event.persisted && location.reload());
onVault(showLock);
onLanguage(() => {
  showLock();
  show(false);
});

begin().catch((error) => announce(explain(error), true));
