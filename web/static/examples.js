// An example asks itself.
element.addEventListener("click", (event) => {
  const example = event.target.closest("[data-question]");
  if (!example) return;
  document.dispatchEvent(new CustomEvent("zhengda:ask", { detail: { question: example.dataset.question } }));
});
