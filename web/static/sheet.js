// The article beside the conversation, on a narrow screen a sheet above it.
const narrow = matchMedia("(max-width: 59.99rem)"); // as in chat.css
const desk = document.getElementById("desk");
const talk = document.getElementById("talk");
let opener = null; // what opened the article, to come back to
let awaited = false; // an article was asked for and has not come yet
const articles = window.zhengdaLatest((data) => trigger("cite", data));

function showMark() {
  const body = element.querySelector(".sheet-body");
  if (!body) return;
  const mark = element.querySelector("mark");
  if (!mark) return (body.scrollTop = 0);
  const distance = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += distance - body.clientHeight / 3;
}

function takeFocus() {
  const body = element.querySelector(".sheet-body");
  if (body) body.focus({ preventScroll: true });
}

function cover(covered) {
  document.body.classList.toggle("reading", covered);
  talk.inert = covered && narrow.matches; // what lies under the sheet takes no focus
}

// The citation's own characters first, then those of the answer's other citations of the same article.
function spansOf(citation) {
  const spanOf = (one) => ("start" in one.dataset ? [[Number(one.dataset.start), Number(one.dataset.end)]] : []);
  const own = spanOf(citation);
  if (!own.length) return [];
  const spans = [...own];
  const said = citation.closest(".exchange:has(.answer:not(.abstained))");
  for (const other of said ? said.querySelectorAll("[data-article]") : []) {
    if (other.dataset.article !== citation.dataset.article) continue;
    for (const span of spanOf(other)) if (!spans.some((one) => String(one) === String(span))) spans.push(span);
  }
  return spans;
}

function open(citation) {
  for (const other of desk.querySelectorAll("[data-article][aria-current]")) other.removeAttribute("aria-current");
  citation.setAttribute("aria-current", "true");
  opener = citation;
  awaited = true;
  cover(true);
  showMark(); // the article may be there already: then its value does not change
  takeFocus();
  articles.ask({ article: citation.dataset.article, spans: spansOf(citation) });
}

function close() {
  cover(false);
  // What opened it may have been drawn anew since: then the newest citation takes the focus.
  const newest = document.querySelector("#log .exchange:last-of-type [data-article]");
  const back = opener && opener.isConnected ? opener : newest;
  opener = null;
  awaited = false;
  if (back) back.focus();
}

desk.addEventListener("click", (event) => {
  const citation = event.target.closest("[data-article]");
  if (citation) open(citation);
});

element.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opener) close();
});

narrow.addEventListener("change", () => cover(document.body.classList.contains("reading")));

watch("value", () => {
  articles.came(element);
  showMark();
  // Drawing the article anew dropped the focus. Someone who types the next question keeps theirs.
  if (awaited && document.activeElement === document.body) takeFocus();
  awaited = false;
});
