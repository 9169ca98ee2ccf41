// Colleagues and who of them has the house's key; a new phrase; a new key for the house.
import { announce } from "../announce.js";
import { explain, post } from "../api.js";
import { button, make, section, text } from "../dom.js";
import { chooser } from "../keys/choose.js";
import { gate } from "../keys/gate.js";
import { sharePanel, waitingColleagues } from "../keys/share.js";
import { say } from "../language.js";
import { makeHouseKey } from "../sealed/house_key.js";
import { isOpen, proveCurrent, takeHouse } from "../sealed/vault.js";
import { isTherapist, loadKeys, readers, store } from "../store.js";

export function people(house, redraw) {
  const panel = make("div", {});
  const lines = house.people.map((person) => make("li", {}, ...line(person, panel, redraw)));
  const box = section(say("peopleTitle"), "card", make("ul", { className: "plain" }, ...lines), panel);
  if (isTherapist()) box.append(...more("newPhrase", changePhrase(panel)), ...more("rotate", rotation(panel, redraw)));
  return box;
}

function line(person, panel, redraw) {
  const me = person.id === store.me.id;
  const words = make(
    "span",
    {},
    text("strong", me ? say("you", person.name) : person.name),
    make("br"),
    text("span", standing(person, me), "hint"),
  );
  const waiting = isTherapist() && waitingColleagues().find(({ id }) => id === person.id);
  if (!waiting) return [words];
  return [
    words,
    button(say("help", person.name), () =>
      unlocked(panel, async () => panel.replaceChildren(await sharePanel(waiting, redraw))),
    ),
  ];
}

function standing(person, me) {
  if (!store.keys) return say("perDay", person.calls);
  const colleague = store.keys.colleagues.find(({ id }) => id === person.id);
  const has = me
    ? store.keys.house.some((key) => key.current && key.sealed)
    : readers().some(({ id }) => id === person.id);
  const chosen = me ? store.keys.mine : colleague?.public;
  return `${say(has ? "hasKey" : chosen ? "lacksKey" : "noPhrase")} · ${say("perDay", person.calls)}`;
}

/** Asks for the phrase first if the keys are locked. */
async function unlocked(panel, then) {
  const needed = await gate(() => unlocked(panel, then));
  if (!needed) return then();
  panel.replaceChildren(needed);
  panel.querySelector("input, button")?.focus();
}

/** Once there is a key of one's own. */
function more(key, act) {
  if (!store.keys.mine) return [];
  const box = make(
    "details",
    {},
    make("summary", { textContent: say(key) }),
    text("p", say(`${key}Lead`)),
    button(say(key), act),
  );
  return [box];
}

const changePhrase = (panel) => () =>
  unlocked(panel, () => {
    const done = () => {
      panel.replaceChildren();
      announce(say("phraseChanged"));
    };
    panel.replaceChildren(chooser({ keep: true, onDone: done }));
    panel.querySelector("button").focus();
  });

const rotation = (panel, redraw) => () =>
  unlocked(panel, () => {
    const heirs = [{ id: store.me.id, name: store.me.name, public: store.keys.mine.public }, ...readers()];
    const yes = button(say("rotateYes"), () => unlocked(panel, () => rotate(heirs, redraw)), "main");
    const asked = text("p", say("rotateFor", heirs.map(({ name }) => name).join(", ")));
    panel.replaceChildren(
      section(
        say("rotate"),
        "panel",
        asked,
        yes,
        button(say("cancel"), () => panel.replaceChildren()),
      ),
    );
    yes.focus();
  });

async function rotate(heirs, redraw) {
  try {
    const { challenge } = await post("/api/keys/house/challenge");
    await post("/api/keys/house", { ...makeHouseKey(heirs), proof: proveCurrent(challenge) });
    await loadKeys();
    if (isOpen()) takeHouse(store.keys.house);
    announce(say("rotated"));
    await redraw();
  } catch (error) {
    announce(explain(error), true);
  }
}
