// The list of articles: asked for when it is first seen, and anew as words narrow it.
const box = element.querySelector("input");
const PAUSE_MS = 200; // between two letters of someone who types
let pause = null;
let asked = false;
const lists = window.zhengdaLatest((data) => trigger("browse", data));

function browse(shown) {
  asked = true;
  lists.ask({ words: box.value, ...(shown ? { shown } : {}) });
}

box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(browse, PAUSE_MS);
});
document.addEventListener("zhengda:listed", (event) => lists.came(event.detail.list));
document.addEventListener("zhengda:more", (event) => browse(event.detail.shown));
document.addEventListener("zhengda:view", (event) => {
  if (event.detail.view === "articles" && !asked && document.documentElement.dataset.ready) browse();
});
document.addEventListener("zhengda:ready", () => {
  if (document.documentElement.dataset.view === "articles") browse();
});
