// The article beside the conversation, on a narrow screen a sheet above it.
const narrow = matchMedia("(max-width: 59.99rem)"); // as in chat.css
const talk = document.getElementById("talk");
let opener = null; // the citation to come back to
let awaited = false; // an article was asked for and has not come yet

function showMark() {
  const body = element.querySelector(".sheet-body");
  const mark = element.querySelector("mark");
  if (!body || !mark) return;
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

function close() {
  cover(false);
  // The conversation may have been drawn anew since: then its newest number takes the focus.
  const newest = document.querySelector("#conversation .exchange:last-of-type [data-article]");
  const back = opener && opener.isConnected ? opener : newest;
  opener = null;
  awaited = false;
  if (back) back.focus();
}

document.addEventListener("zhengda:open", (event) => {
  opener = event.detail.opener;
  awaited = true;
  cover(true);
  showMark(); // the article may be there already: then its value does not change
  takeFocus();
});

element.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opener) close();
});

narrow.addEventListener("change", () => cover(document.body.classList.contains("reading")));

watch("value", () => {
  showMark();
  // Drawing the article anew dropped the focus. Someone who types the next question keeps theirs.
  if (awaited && document.activeElement === document.body) takeFocus();
  awaited = false;
});
