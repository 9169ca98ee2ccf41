// Natlys on another site, with one line:
//   <script src="https://…/widget.js" data-house="aalborg" async></script>
// A button opens the chat in a frame from Natlys's own address, so that the scripts of the page around it
// cannot read what is written. Style lives in a constructed sheet, so that the page's CSP need not allow any.
(() => {
  const script = document.currentScript;
  if (!script || document.querySelector("natlys-widget")) return;

  const WORDS = {
    da: { open: "Skriv med Natlys", close: "Luk", title: "Natlys, anonym chat", wait: "Henter Natlys …", alone: "Åbn i egen fane" },
    en: { open: "Write with Natlys", close: "Close", title: "Natlys, anonymous chat", wait: "Opening Natlys …", alone: "Open in its own tab" },
  };
  const PHONE = matchMedia("(max-width: 479px), (max-height: 479px)");
  const STYLE = `
    :host { all: initial; }
    [hidden] { display: none !important; }
    * { box-sizing: border-box; font: 600 16px/1.3 system-ui, sans-serif; }
    button { min-height: 44px; cursor: pointer; border: 1px solid transparent; }
    button:focus-visible, a:focus-visible { outline: 3px solid #f6bf63; outline-offset: -5px; }
    .open { position: fixed; right: 16px; bottom: calc(16px + env(safe-area-inset-bottom)); z-index: 2147483000;
      display: flex; align-items: center; gap: 10px; min-height: 52px; padding: 8px 20px 8px 16px;
      border: 2px solid #f6bf63; border-radius: 26px; background: #14213a; color: #fdf3e0;
      box-shadow: 0 4px 18px rgb(10 20 40 / .35); }
    .open::before { content: ""; width: 16px; height: 16px; border-radius: 50%; background: #f6bf63; box-shadow: 0 0 12px 3px #f6bf6388; }
    dialog { position: fixed; inset: auto 16px 16px auto; z-index: 2147483000; width: 400px; height: min(700px, 100vh - 32px);
      max-width: none; max-height: none; margin: 0; padding: 0; overflow: hidden; flex-direction: column;
      border: 1px solid #3a4c70; border-radius: 16px; background: #14213a; color: #fdf3e0; box-shadow: 0 8px 40px rgb(10 20 40 / .4); }
    dialog[open] { display: flex; }
    .bar { display: flex; align-items: center; justify-content: space-between; padding-left: 16px; flex: none; }
    .close { min-width: 44px; padding: 0 16px; background: none; color: inherit; }
    .close::after { content: "  ✕" / ""; }
    .body { position: relative; flex: 1; min-height: 0; }
    .wait { position: absolute; inset: 0; padding: 24px; margin: 0; font-weight: 400; }
    .wait a { color: #f6bf63; font: inherit; }
    iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
    @media (max-width: 479px), (max-height: 479px) {
      dialog { inset: 0; width: 100%; height: 100vh; height: 100dvh; border: 0; border-radius: 0; }
    }`;

  const language = script.dataset.lang || (/^en\b/i.test(document.documentElement.lang) ? "en" : "da");
  const words = WORDS[language] || WORDS.da;
  const { origin } = new URL(script.src, location.href);
  const address = new URL("/chat", origin);
  if (script.dataset.house) address.searchParams.set("house", script.dataset.house);
  if (WORDS[language]) address.searchParams.set("lang", language);

  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const away = (text) => make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", textContent: text });

  const place = document.createElement("natlys-widget");
  place.lang = words === WORDS.en ? "en" : "da";
  const open = make("button", { type: "button", className: "open", textContent: words.open });
  const close = make("button", { type: "button", className: "close", textContent: words.close });
  const body = make("div", { className: "body" }, make("p", { className: "wait" }, `${words.wait} `, away(words.alone)));
  const panel = make("dialog", {}, make("div", { className: "bar" }, make("span", { textContent: "Natlys" }), close), body);
  panel.setAttribute("aria-label", words.title);
  open.setAttribute("aria-haspopup", "dialog");
  let frame = null;
  let exit = null; // where to go in a hurry; the chat tells us when it is ready
  let lastEscape = -Infinity;

  function show() {
    open.hidden = true;
    if (PHONE.matches) panel.showModal();
    else panel.show();
    if (!frame) {
      frame = make("iframe", { title: words.title, src: address.href, referrerPolicy: "no-referrer" });
      body.append(frame);
    }
    fit();
    focusFrame();
  }

  function hide() {
    if (!open.hidden) return;
    panel.close();
    open.hidden = false;
    open.focus();
  }

  function focusFrame() {
    frame.focus();
    if (exit) tell("focus");
  }

  function tell(what) {
    frame?.contentWindow?.postMessage({ natlys: what }, origin);
  }

  // Once closes the panel, twice within a second leaves the page.
  function escape() {
    const now = performance.now();
    if (now - lastEscape < 1000) return exit ? tell("leave") : leave("https://www.dmi.dk/");
    lastEscape = now;
    hide();
  }

  function leave(target) {
    place.remove();
    if (/^https?:\/\//.test(target)) location.replace(target);
  }

  // A phone's keyboard covers the lower half: keep the field and the way out in sight.
  function fit() {
    const seen = window.visualViewport;
    if (!seen || Math.abs(seen.scale - 1) > 0.01) return;
    panel.style.height = PHONE.matches ? `${seen.height}px` : "";
    panel.style.top = PHONE.matches ? `${seen.offsetTop}px` : "";
  }

  open.addEventListener("click", show);
  close.addEventListener("click", hide);
  // A phone's back gesture closes it too. The event comes late: the panel may be open again by then.
  panel.addEventListener("close", () => panel.open || hide());
  document.addEventListener("keydown", (event) => {
    const ours = panel.open || performance.now() - lastEscape < 1000;
    if (event.key === "Escape" && !event.repeat && ours) escape();
  });
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);
  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (!frame || source !== frame.contentWindow || from !== origin) return;
    if (data.natlys === "escape") escape();
    if (data.natlys === "exit") leave(data.address);
    if (data.natlys === "ready") {
      exit = data.address;
      tell("hello");
      if (panel.open) focusFrame();
    }
  });

  function insert() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      const root = place.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(open, panel);
    } catch {
      place.append(away(words.open)); // an old browser gets a plain link
    }
    document.body.append(place);
  }

  if (document.body) insert();
  else document.addEventListener("DOMContentLoaded", insert);
})();
