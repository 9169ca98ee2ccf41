// The demo page: takes the house from the address and inserts the widget the way a site would.
const links = new Map([...document.querySelectorAll('nav a[href^="?house="]')].map((a) => [a.search, a]));
const chosen = links.get(location.search) ?? links.get("?house=aalborg");
const house = new URLSearchParams(chosen.search).get("house");

for (const node of document.querySelectorAll("[data-place]")) node.textContent = chosen.textContent;
chosen.setAttribute("aria-current", "page");
document.getElementById("line").textContent =
  `<script src="${location.origin}/widget.js" data-house="${house}" async></script>`;

const script = document.createElement("script");
script.src = "/widget.js";
script.async = true;
script.dataset.house = house;
document.head.append(script);
