// Puts the assistant into a page of another site:
//   <script src="https://HOST/widget.js" data-language="zh" data-color="#14575f" data-title="…" data-position="left" defer></script>
// data-inline puts it where the script stands, or into the element that a selector in it names. Nothing of the
// page's styles reaches it, nothing of ours leaves it; it sets no cookie and asks nothing of any other host.
(() => {
  const script = document.currentScript;
  const server = new URL(script.src);
  const wish = script.dataset;
  const PATIENCE_MS = 15000; // a server on a slow line has said something by then
  const NARROW = "(max-width: 480px)";

  const WORDS = {
    zh: {
      title: "问政务新闻",
      close: "关闭",
      opening: "正在打开……",
      failed: "助手没有打开：可能是暂时连不上，也可能是这个网站还没有得到允许。",
      again: "再试一次",
      apart: "在新窗口中打开",
    },
    en: {
      title: "Ask the government news",
      close: "Close",
      opening: "Opening…",
      failed: "The assistant did not open: it may be out of reach just now, or this site may not be allowed yet.",
      again: "Try again",
      apart: "Open in a new window",
    },
  };

  const complain = (sentence) => console.warn(`Zhengda widget: ${sentence}`);

  function languageOf() {
    const known = (tag) => ["zh", "en"].find((each) => (tag || "").toLowerCase().startsWith(each));
    if (wish.language && !known(wish.language)) complain(`data-language is zh or en, not ${wish.language}.`);
    return known(wish.language) || known(document.documentElement.lang) || known(navigator.language) || "zh";
  }

  // Any colour that CSS knows, as the browser itself paints it.
  function colourOf() {
    if (!wish.color) return null;
    if (!CSS.supports("color", wish.color)) {
      complain(`data-color is no colour: ${wish.color}.`);
      return null;
    }
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, 1, 1);
    brush.fillStyle = wish.color;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }

  // Black or white, whichever has the greater contrast (WCAG 2.2, relative luminance); never below 4.58.
  function textOn(colour) {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#ffffff" : "#000000";
  }

  const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

  const language = languageOf();
  const words = WORDS[language];
  const title = wish.title || words.title;
  const colour = colourOf() || [20, 87, 95];
  const inline = "inline" in wish;
  const side = wish.position === "left" ? "left" : "right";
  if (wish.position && wish.position !== side) complain(`data-position is left or right, not ${wish.position}.`);
  // A page that never goes dark should not get a dark assistant.
  const light = !getComputedStyle(document.documentElement).colorScheme.includes("dark");

  function address(path, further) {
    const target = new URL(path, server);
    target.searchParams.set("language", language);
    if (wish.color) target.searchParams.set("color", hex(colour));
    if (wish.title) target.searchParams.set("title", title);
    if (light) target.searchParams.set("scheme", "light");
    for (const [name, value] of Object.entries(further)) target.searchParams.set(name, value);
    return target.href;
  }

  // `all: initial` with weight: not even a `*` rule of the page that is !important reaches what inherits.
  const STYLE = `
    :host {
      all: initial !important; direction: ltr !important; unicode-bidi: isolate !important;
      --accent: ${hex(colour)}; --on-accent: ${textOn(colour)};
      font: medium/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif !important;
      color: #1d2324 !important; color-scheme: light !important;
    }
    :host([data-inline]) { display: block !important; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, a { font: inherit; cursor: pointer; }
    :is(button, a):focus-visible { outline: 3px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #fff, 0 0 0 7px #fff; }
    .opener {
      position: fixed; ${side}: 1.25em; bottom: 1.25em; z-index: 2147483646; max-width: calc(100vw - 2.5em);
      display: flex; align-items: center; gap: 0.55em; min-height: 3.25em; padding: 0.6em 1.2em;
      border: 2px solid var(--on-accent); border-radius: 2em; background: var(--accent); color: var(--on-accent);
      font-size: 1.0625em; font-weight: 600; box-shadow: 0 2px 14px rgb(0 0 0 / 0.3);
    }
    .opener svg { flex: none; width: 1.4em; height: 1.4em; }
    .opener span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    dialog { margin: 0; padding: 0; border: 0; color: inherit; background: #fff; }
    dialog:not([open]) { display: none; }
    dialog, .inline { display: flex; flex-direction: column; overflow: hidden; }
    dialog {
      position: fixed; inset: auto; ${side}: 1.25em; bottom: 5.75em; z-index: 2147483647;
      width: min(27em, calc(100vw - 2.5em)); height: min(43em, calc(100vh - 7.5em)); max-width: none; max-height: none;
      border: 1px solid #8a8f8c; border-radius: 14px; box-shadow: 0 8px 40px rgb(0 0 0 / 0.3);
    }
    dialog::backdrop { background: none; }
    .inline { position: relative; height: 32em; max-height: 90vh; border: 1px solid #8a8f8c; border-radius: 14px; background: #fff; }
    .bar { display: flex; align-items: center; gap: 1em; padding: 0.3em 0.4em 0.3em 1.1em; background: var(--accent); color: var(--on-accent); }
    .bar p { flex: 1; margin: 0; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
    .bar button { min-height: 2.75em; padding: 0 0.9em; border: 0; border-radius: 8px; background: transparent; color: inherit; }
    .bar button:hover { background: var(--on-accent); color: var(--accent); }
    .bar button:focus-visible { outline-color: currentColor; outline-offset: -4px; box-shadow: none; }
    .note { margin: 0; padding: 1.5em 1.25em; }
    .note p { margin: 0 0 1em; }
    .note :is(button, a) {
      display: inline-block; margin: 0 0.6em 0.6em 0; padding: 0.6em 1em; border: 1px solid #1d2324; border-radius: 8px;
      background: #fff; color: #1d2324; text-decoration: none;
    }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
    @media ${NARROW} {
      dialog { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
      .opener { ${side}: 0.75em; bottom: 0.75em; max-width: calc(100vw - 1.5em); }
    }
    @media (forced-colors: active) { .bar { border-bottom: 1px solid; } }
    @media (prefers-reduced-motion: no-preference) { dialog[open] { animation: rise 0.18s ease-out; } }
    @keyframes rise { from { transform: translateY(0.75em); opacity: 0; } }
    @media print { :host { display: none !important; } }
  `;

  const host = document.createElement("zhengda-assistant");
  host.lang = language === "zh" ? "zh-CN" : "en";
  host.toggleAttribute("data-inline", inline);
  const root = host.attachShadow({ mode: "open" });
  // Not a <style> element: a page's security policy may forbid those, and has no say about this.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  // The frame with what is said until it has opened, or when it has not.
  let frame = null;
  let ready = false;
  let waiting = 0;
  const note = element("div", { className: "note", hidden: true });
  note.setAttribute("role", "status");

  function load() {
    frame?.remove();
    ready = false;
    note.replaceChildren(element("p", { textContent: words.opening }));
    note.hidden = false;
    frame = element("iframe", { title, referrerPolicy: "no-referrer" });
    // Our own page in its own origin: it may run its script and send its form, but not move the page around it.
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms");
    frame.setAttribute("allow", "clipboard-write");
    frame.style.visibility = "hidden"; // a browser's own error page helps nobody
    frame.src = address("embed", inline ? {} : { bar: "1" });
    // A frame that was refused loads too, an error page; ours has spoken by then.
    frame.addEventListener("load", () => setTimeout(giveUp, 1500));
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, PATIENCE_MS);
    note.parentElement.append(frame);
  }

  function giveUp() {
    if (ready) return;
    clearTimeout(waiting);
    const again = element("button", { type: "button", textContent: words.again });
    again.addEventListener("click", load);
    const apart = element("a", { href: address("embed", {}), target: "_blank", rel: "noopener", textContent: words.apart });
    note.replaceChildren(element("p", { textContent: words.failed }), again, apart);
  }

  function greet() {
    ready = true;
    clearTimeout(waiting);
    note.hidden = true;
    frame.style.visibility = "";
    if (!inline && dialog.open) focusFrame();
  }

  function focusFrame() {
    frame.focus();
    frame.contentWindow.postMessage({ zhengda: "opened" }, server.origin);
  }

  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== server.origin) return;
    const said = event.data?.zhengda;
    if (said === "ready") greet();
    else if (said === "close" && !inline) shut();
    if (inline && Number.isFinite(event.data?.height))
      box.style.height = `${Math.min(Math.max(event.data.height, 320), 760)}px`;
  });

  // Set below, each where it is wanted.
  let box, dialog, opener;

  function putInline() {
    box = element("div", { className: "inline" }, note);
    root.append(box);
    const place = wish.inline ? document.querySelector(wish.inline) : null;
    if (wish.inline && !place) complain(`data-inline finds no element ${wish.inline}.`);
    if (place) place.append(host);
    else if (script.parentElement === document.head) document.body.append(host);
    else script.after(host);
    load();
  }

  // Not from a string of markup: a page's policy may ask for trusted types.
  function sign() {
    const SVG = "http://www.w3.org/2000/svg";
    const drawn = (tag, attributes) => {
      const made = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    const picture = drawn("svg", {
      viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2",
      "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
    });
    picture.append(drawn("path", { d: "M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12.5h5" }));
    return picture;
  }

  const narrow = matchMedia(NARROW);

  function open() {
    // On a phone it covers the page, which then takes no focus; beside a page both can be used.
    if (narrow.matches) dialog.showModal();
    else dialog.show();
    opener.setAttribute("aria-expanded", "true");
    if (!frame) load();
    else if (ready) focusFrame();
  }

  function shut() {
    if (dialog.open) dialog.close();
  }

  function putFloating() {
    opener = element("button", { type: "button", className: "opener" }, sign(), element("span", { textContent: title }));
    opener.setAttribute("aria-haspopup", "dialog");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => (dialog.open ? shut() : open()));
    const closer = element("button", { type: "button", textContent: words.close });
    closer.addEventListener("click", shut);
    const bar = element("div", { className: "bar" }, element("p", { textContent: title }), closer);
    dialog = element("dialog", {}, bar, note);
    dialog.setAttribute("aria-label", title);
    dialog.addEventListener("close", () => {
      opener.setAttribute("aria-expanded", "false");
      opener.focus();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      shut();
    });
    narrow.addEventListener("change", () => {
      if (!dialog.open) return;
      dialog.close();
      open();
    });
    root.append(opener, dialog);
    document.body.append(host);
  }

  if (inline) putInline();
  else putFloating();
})();
