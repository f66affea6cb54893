// Tells the rest of the page once questions are answered.
watch("value", () => {
  if (!element.querySelector("[data-ready]") || document.documentElement.dataset.ready) return;
  document.documentElement.dataset.ready = "true";
  document.dispatchEvent(new CustomEvent("zhengda:ready"));
});

// Gradio closes its stream of results once none is awaited; a request that crosses with the closing gets none.
// They are kept for it: whatever is sent next opens the stream again and brings them.
const NUDGE_MS = 1000;
let nudge = null;
document.addEventListener("zhengda:sent", () => {
  clearTimeout(nudge);
  nudge = setTimeout(() => trigger("nudge", {}), NUDGE_MS);
});
