// The box for a question: Enter asks, Shift+Enter breaks the line; one question at a time.
const form = element.querySelector("form");
const box = form.querySelector("textarea");
const send = form.querySelector("button");
const PATIENCE_MS = 60000; // no answer takes as long; the connection is gone
let waiting = null;
let turns = 0; // the page counts its exchanges: the server may have been started anew meanwhile

function grow() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
}

function ask(question) {
  if (waiting) return false;
  send.setAttribute("aria-disabled", "true");
  waiting = setTimeout(() => {
    done();
    document.dispatchEvent(new CustomEvent("zhengda:lost", { detail: { words: form.dataset.unreachable } }));
  }, PATIENCE_MS);
  trigger("ask", { question, turn: ++turns });
  document.dispatchEvent(new CustomEvent("zhengda:sent"));
  return true;
}

function done() {
  clearTimeout(waiting);
  waiting = null;
  send.removeAttribute("aria-disabled");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (send.disabled) return;
  const question = box.value;
  if (!question.trim()) return box.focus();
  if (!ask(question)) return;
  box.value = "";
  grow();
});

box.addEventListener("input", grow);
box.addEventListener("keydown", (event) => {
  // While Chinese is being composed, Enter chooses a word (229: Safari says so only by this).
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener("zhengda:ask", (event) => {
  if (!send.disabled) ask(event.detail.question);
});
document.addEventListener("zhengda:answered", done);

function ready() {
  send.disabled = false;
  // A link to this page may bring its question along.
  const brought = new URLSearchParams(location.search).get("q");
  if (brought && brought.trim()) ask(brought);
}

if (document.documentElement.dataset.ready) ready();
else document.addEventListener("zhengda:ready", ready, { once: true });
