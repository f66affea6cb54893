// The sections of the page, and how it is shown.
const root = document.documentElement;
const VIEWS = ["ask", "articles", "ledger"];
const display = window.zhengdaDisplay;

function show(view) {
  root.dataset.view = view;
  for (const link of element.querySelectorAll("[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.dispatchEvent(new CustomEvent("zhengda:view", { detail: { view } }));
}

function viewOfAddress() {
  const wanted = location.hash.slice(1);
  return VIEWS.includes(wanted) ? wanted : "ask";
}

function showDisplay() {
  element.querySelector("[data-dark]").setAttribute("aria-pressed", String(display.isDark()));
  element.querySelector("[data-large]").setAttribute("aria-pressed", String(display.isLarge()));
}

element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (link) {
    // Not by the link itself: the page's base address has no query, and the page would load anew.
    event.preventDefault();
    const view = link.dataset.view;
    history.pushState(null, "", location.pathname + location.search + (view === "ask" ? "" : `#${view}`));
    show(view);
  } else if (event.target.closest("[data-dark]")) display.toggleDark();
  else if (event.target.closest("[data-large]")) display.toggleLarge();
});

// Prints the conversation, or the article when its own bar asks for it.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-print]");
  if (!button) return;
  root.dataset.printing = button.dataset.print;
  window.print();
});
window.addEventListener("afterprint", () => delete root.dataset.printing);

document.addEventListener("zhengda:display", showDisplay);
window.addEventListener("popstate", () => show(viewOfAddress()));
showDisplay();
// The other components hear of the section once all of them are there.
setTimeout(() => show(viewOfAddress()), 0);
