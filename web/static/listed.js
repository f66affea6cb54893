// More articles when asked for; the first of the new ones takes the focus that the button had.
let before = 0;
element.addEventListener("click", (event) => {
  const more = event.target.closest("[data-more]");
  if (!more) return;
  before = element.querySelectorAll(".entry").length;
  document.dispatchEvent(new CustomEvent("zhengda:more", { detail: { shown: Number(more.dataset.more) } }));
});
watch("value", () => {
  document.dispatchEvent(new CustomEvent("zhengda:listed", { detail: { list: element } }));
  if (before) element.querySelectorAll(".entry")[before]?.focus();
  before = 0;
});
