// The morning: what came, what is due, what is late. Each request stands once, where it matters most.
import { get } from "../api.js";
import { make, section, text } from "../dom.js";
import { setUpPanel } from "../keys/gate.js";
import { unseenKeys } from "../keys/made.js";
import { say } from "../language.js";
import { find, onQueue, store } from "../store.js";
import { clock, longDay, now } from "../time.js";
import { bindList, list, redraw } from "./list.js";
import { takenBack } from "./taken_back.js";

const NOW = 3;
const PARTS = ["urgent", "overdue", "byNoon", "yours", "overnight", "deletesSoonList"];

export async function showMorning(place) {
  const before = make("div");
  const body = make("div");
  place.append(make("h1", { textContent: greeting(), tabIndex: -1 }), text("p", longDay(now()), "lead"), before, body);
  const draw = async () => {
    const morning = await get("/api/morning");
    redraw(body, () => content(morning));
  };
  const setUp = async () => {
    const panel = await setUpPanel(setUp);
    before.replaceChildren(...unseenKeys(), ...(panel ? [panel] : []));
  };
  bindList(body); // first: who goes on while this loads has the keys of what they went on to
  await setUp();
  await draw();
  return onQueue(() => draw().catch(() => {}));
}

function greeting() {
  const hour = Number.parseInt(clock(now().toISOString()), 10);
  const first = store.me.name.split(" ")[0];
  if (hour < 10) return say("goodMorning", first);
  return say(hour < 18 ? "goodDay" : "goodEvening", first);
}

function content(morning) {
  const ids = {
    urgent: store.queue.requests
      .filter(({ state, urgency }) => urgency === NOW && state !== "done")
      .map(({ id }) => id),
    overdue: morning.overdue,
    byNoon: morning.due_by_noon,
    yours: morning.mine,
    overnight: morning.overnight,
    deletesSoonList: morning.deletes_soon,
  };
  const shown = new Set();
  const parts = PARTS.flatMap((part) => {
    const fresh = ids[part].filter((id) => !shown.has(id) && find(id));
    fresh.forEach((id) => shown.add(id));
    return fresh.length ? [section(say(part), "part", list(fresh.map(find)))] : [];
  });
  const waiting = store.queue.requests.filter(({ state }) => state === "waiting").length;
  return [
    ...takenBack(morning.withdrawn),
    ...(parts.length ? parts : [text("p", say("allCalm"), "calm")]),
    make(
      "p",
      { className: "foot" },
      `${say("room", morning.taken_today, morning.room_today)} `,
      make("a", { href: "#queue", textContent: say("waitingToo", waiting) }),
    ),
  ];
}
