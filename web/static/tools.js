// The row under an answer, on the chat page and in the embed: copy it, copy its link, say whether it helped.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  const tools = button?.closest(".tools");
  if (!tools) return;
  if ("copy" in button.dataset) copy(tools, `${button.dataset.copy}\n${linkOf(tools)}`);
  else if ("copyLink" in button.dataset) copy(tools, linkOf(tools));
  else if ("verdict" in button.dataset) judge(tools, button);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.(".tools .comment");
  if (!form) return;
  event.preventDefault();
  const tools = form.closest(".tools");
  const box = form.querySelector("textarea");
  const words = box.value.trim();
  if (!words) return box.focus();
  send(tools, { comment: words }).then((sent) => {
    if (!sent) return;
    form.hidden = true;
    box.value = "";
    const pressed = tools.querySelector('[data-verdict][aria-pressed="true"]');
    if (pressed) pressed.focus();
  });
});

function linkOf(tools) {
  return new URL(tools.querySelector("[data-copy-link]").dataset.copyLink, location.origin).href;
}

function say(tools, words) {
  const told = tools.querySelector(".told");
  told.textContent = ""; // the same words again are said again
  requestAnimationFrame(() => (told.textContent = words));
}

async function copy(tools, text) {
  say(tools, (await copied(text)) ? tools.dataset.copied : tools.dataset.copyFailed);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No such right, as on a page without TLS: the old way still works there.
  }
  const box = document.createElement("textarea");
  const before = document.activeElement;
  box.value = text;
  box.style.position = "fixed";
  box.style.opacity = "0";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  before?.focus();
  return done;
}

function judge(tools, button) {
  if (button.getAttribute("aria-pressed") === "true") return;
  for (const each of tools.querySelectorAll("[data-verdict]"))
    each.setAttribute("aria-pressed", String(each === button));
  send(tools, {}).then((sent) => {
    if (!sent) return button.setAttribute("aria-pressed", "false");
    tools.querySelector(".comment").hidden = false;
    tools.scrollIntoView({ block: "nearest" }); // out from behind the question box
  });
}

async function send(tools, further) {
  const { asked, answer } = tools.dataset;
  const helpful = tools.querySelector('[data-verdict][aria-pressed="true"]').dataset.verdict === "up";
  const body = { question: asked, answer: answer ?? null, helpful, ...further };
  let response;
  try {
    response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    say(tools, tools.dataset.unreachable);
    return false;
  }
  if (response.ok) {
    say(tools, tools.dataset.thanks);
    return true;
  }
  const failure = await response.json().catch(() => null);
  say(tools, failure?.error?.message ?? tools.dataset.unreachable);
  return false;
}
