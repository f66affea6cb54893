// The ledger is asked for when it is first seen.
let asked = false;
function open() {
  if (asked || document.documentElement.dataset.view !== "ledger" || !document.documentElement.dataset.ready) return;
  asked = true;
  trigger("open", {});
  document.dispatchEvent(new CustomEvent("zhengda:sent"));
}
document.addEventListener("zhengda:view", open);
document.addEventListener("zhengda:ready", open);
