// Times in words, as the clock shows in Denmark.
import { language } from "./language.js";

const ZONE = "Europe/Copenhagen";
const DAY_MS = 86_400_000;
const NEAR = { da: { "-1": "i går", 0: "i dag", 1: "i morgen" }, en: { "-1": "yesterday", 0: "today", 1: "tomorrow" } };

let ahead = 0; // how far the server's clock is ahead of this machine's

export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
}

export const now = () => new Date(Date.now() + ahead);

const locale = () => (language() === "da" ? "da-DK" : "en-GB");
const form = (date, options) => new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }).format(date);
/** The calendar day, as 2026-11-22. */
export const dayOf = (date) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(date);
const daysBetween = (day, other) => Math.round((Date.parse(other) - Date.parse(day)) / DAY_MS);

/** 9.15 in Danish, 9:15 in English. */
export function clock(iso) {
  const [hour, minute] = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeStyle: "short" })
    .format(new Date(iso))
    .split(":");
  return language() === "da" ? `${Number(hour)}.${minute}` : `${Number(hour)}:${minute}`;
}

/** i dag, i går, mandag den 23. november. */
export function day(iso) {
  const that = new Date(iso);
  const apart = daysBetween(dayOf(now()), dayOf(that));
  return NEAR[language()][apart] ?? longDay(that, "short");
}

export function longDay(date, month = "long") {
  const weekday = form(date, { weekday: "long" });
  const dated = form(date, { day: "numeric", month });
  return language() === "da" ? `${weekday} den ${dated}` : `${weekday} ${dated}`;
}

/** ma. 23. nov. */
export const shortDay = (date) => form(date, { weekday: "short", day: "numeric", month: "short" });

const at = () => (language() === "da" ? "kl." : "at");

export const moment = (iso) => `${day(iso)} ${at()} ${clock(iso)}`;

export function span(from, until) {
  if (dayOf(new Date(from)) !== dayOf(new Date(until))) return `${moment(from)} – ${moment(until)}`;
  return `${moment(from)}–${clock(until)}`;
}

export const isPast = (iso) => Date.parse(iso) < now().getTime();
