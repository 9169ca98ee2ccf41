// What the console knows from the server: who is signed in, the queue, the keys. In memory only.
import { get, post } from "./api.js";
import { setClock } from "./time.js";

export const store = { me: null, queue: { requests: [], withdrawn: [] }, keys: null };

const listeners = new Set();

/** Hears of every change of the queue; returns how to stop hearing. */
export function onQueue(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function loadQueue() {
  store.queue = await get("/api/queue");
  setClock(store.queue.now);
  listeners.forEach((listener) => listener());
}

const keyListeners = new Set();
export const onKeys = (listener) => keyListeners.add(listener);

export async function loadKeys() {
  store.keys = await get("/api/keys");
  keyListeners.forEach((listener) => listener());
}

export const find = (id) => store.queue.requests.find((request) => request.id === id);
export const isMine = (request) => request.claimed_by?.id === store.me.id;
export const asksMe = (request) => request.advice_of?.id === store.me.id;
export const isTherapist = () => store.me.roles.includes("therapist");

/** Those who could read a request: they have the key that new messages are sealed to. */
export function readers() {
  const current = store.keys.house.find((key) => key.current)?.key_id;
  return store.keys.colleagues.filter((colleague) => colleague.has.includes(current));
}

let acting = 0;
/** Whether what changes now is this person's own doing. */
export const isActing = () => acting > 0;

/** Does something to a request, and shows the queue as it then is, also when somebody else was first. */
export async function act(request, what, body = {}) {
  acting += 1;
  try {
    return await post(`/api/requests/${request.id}/${what}`, { version: request.version, ...body });
  } finally {
    await loadQueue().catch(() => {});
    acting -= 1;
  }
}
