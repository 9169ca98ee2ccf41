// The figures of the house: the month, the quarter and the year that ended last.
import { make } from "./dom.js";
import { store } from "./store.js";

export function figures() {
  if (!store.me.roles.includes("leader")) return [];
  return periods(new Date()).map((period) =>
    make("p", {}, make("a", { href: `/figures/${period}.pdf`, target: "_blank", textContent: `${period} (PDF)` })),
  );
}

function periods(now) {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const quarter = Math.floor(month / 3);
  return [
    month ? `${year}-${String(month).padStart(2, "0")}` : `${year - 1}-12`,
    quarter ? `${year}-Q${quarter}` : `${year - 1}-Q4`,
    `${year - 1}`,
  ];
}
