// Short words about what has just happened, shown and read out.
let timer;

export function announce(text, lasting = false) {
  const place = document.getElementById("said");
  clearTimeout(timer);
  place.textContent = text;
  place.hidden = !text;
  if (text && !lasting) timer = setTimeout(() => announce(""), 8_000);
}
