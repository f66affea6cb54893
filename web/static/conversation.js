// Keeps every exchange where it stands: the server sends only the newest, as often as it changes.
const EXCHANGES_KEPT = 100; // a tab left open for weeks stays small
const log = document.createElement("div");
log.id = "log";
element.before(log);

function place(section) {
  const there = log.querySelector(`[data-turn="${section.dataset.turn}"]`);
  if (there) there.replaceWith(section);
  else log.append(section);
  while (log.childElementCount > EXCHANGES_KEPT) log.firstElementChild.remove();
  // With its question on top, so that the answer is read from its beginning.
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  section.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  if (!section.querySelector(".working")) document.dispatchEvent(new CustomEvent("zhengda:answered"));
}

watch("value", () => {
  const turn = element.querySelector("[data-turn]");
  if (!turn) return;
  const section = turn.firstElementChild; // moved, not copied: nothing stands in the page twice
  if (!section) return;
  section.dataset.turn = turn.dataset.turn;
  place(section);
});

document.addEventListener("zhengda:lost", (event) => {
  const working = log.querySelector(".exchange:has(.working) .said");
  if (!working) return;
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.textContent = event.detail.words;
  working.replaceChildren(problem);
});
