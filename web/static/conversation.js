// Clicks inside the conversation and the examples become Gradio events: 'cite' and 'example'.
element.addEventListener("click", (event) => {
  const citation = event.target.closest("[data-article]");
  if (citation) {
    const { article, start, end } = citation.dataset;
    for (const other of element.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    citation.setAttribute("aria-current", "true");
    document.dispatchEvent(new CustomEvent("zhengda:open", { detail: { opener: citation } }));
    trigger("cite", { article, start: Number(start), end: Number(end) });
    return;
  }
  const example = event.target.closest("[data-question]");
  if (example) trigger("example", { question: example.dataset.question });
});

// A new exchange comes into view with its question on top, so that the answer is read from its beginning.
watch("value", () => {
  const newest = element.querySelector(".exchange:last-of-type");
  if (!newest) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  newest.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
});
