// iOS leaves the page tall behind its keyboard, which would hide the way out at the top.
const seen = window.visualViewport;

function fit() {
  if (Math.abs(seen.scale - 1) > 0.01) return; // someone is zooming in: leave the page alone
  document.documentElement.style.setProperty("--seen", `${seen.height}px`);
  window.scrollTo(0, 0);
}

seen?.addEventListener("resize", fit);
seen?.addEventListener("scroll", fit);
