// The demo page: takes the house from the address and inserts the widget the way a site would.
const places = { aalborg: "Aalborg", lolland: "Lolland", vordingborg: "Vordingborg" };
const asked = new URLSearchParams(location.search).get("house");
const house = Object.hasOwn(places, asked ?? "") ? asked : "aalborg";

for (const node of document.querySelectorAll("[data-place]")) node.textContent = places[house];
document.querySelector(`nav a[href="?house=${house}"]`).setAttribute("aria-current", "page");
document.getElementById("line").textContent =
  `<script src="${location.origin}/widget.js" data-house="${house}" async></script>`;

const script = document.createElement("script");
script.src = "/widget.js";
script.async = true;
script.dataset.house = house;
document.head.append(script);
