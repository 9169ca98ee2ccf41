// Keeps the queue up to date: the server says that something has changed, and what it is is fetched.
import { loadQueue } from "./store.js";

/** `onState` hears whether the line stands. */
export function follow(onState) {
  const events = new EventSource("/api/events");
  events.addEventListener("changed", () =>
    loadQueue().then(
      () => onState(true),
      () => onState(false),
    ),
  );
  events.addEventListener("open", () => onState(true));
  events.addEventListener("error", () => {
    onState(false);
    loadQueue().catch(() => {}); // leads to the sign-in page if the session is over; it is no use that prolongs it
    if (events.readyState === EventSource.CLOSED) setTimeout(() => follow(onState), 5_000);
  });
  addEventListener("pagehide", () => events.close());
}
