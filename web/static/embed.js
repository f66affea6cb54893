// The embed's page made smoother: it works without this script as well, one page load a question.
import "./tools.js";

const form = document.getElementById("ask");
const box = document.getElementById("question-box");
const send = document.getElementById("send");
const conversation = document.getElementById("conversation");
const examples = document.getElementById("examples");
const sheet = document.getElementById("sheet");
const spoken = document.getElementById("spoken");
const talk = document.querySelector("main");
const framed = window.parent !== window;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LOOK_SECONDS = 1;

document.documentElement.classList.add("scripted");

// The conversation so far; a question that the page came with is its first exchange.
const history = [];
for (const kept of form.querySelectorAll('[name="asked"]'))
  history.push({ question: kept.value, answer: kept.nextElementSibling.value || null });

let busy = false;

function tell(message) {
  if (framed) window.parent.postMessage({ zhengda: message, height: heightWished() }, "*");
}

function heightWished() {
  return talk.scrollHeight + talk.offsetTop;
}

function problem(question, words) {
  const section = exchangeOf("");
  const said = document.createElement("p");
  said.className = "problem";
  said.textContent = words;
  section.querySelector(".said").replaceChildren(said);
  setQuestion(section, question);
  return section;
}

function exchangeOf(question) {
  const section = document.getElementById("working").content.firstElementChild.cloneNode(true);
  setQuestion(section, question);
  return section;
}

function setQuestion(section, question) {
  if (!question || section.querySelector(".question")) return;
  const heading = document.createElement("h2");
  heading.className = "question";
  heading.textContent = question;
  section.prepend(heading);
}

function show(section) {
  section.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  tell("height");
}

async function ask(question) {
  if (busy) return;
  busy = true;
  send.setAttribute("aria-disabled", "true");
  examples.hidden = true;
  let shown = exchangeOf(question);
  const put = (section) => {
    shown.replaceWith(section);
    shown = section;
  };
  conversation.append(shown);
  spoken.textContent = shown.querySelector(".working").textContent;
  show(shown);
  const answered = await answerTo(question, put);
  put(answered.section);
  spoken.innerHTML = answered.spoken;
  show(shown);
  send.removeAttribute("aria-disabled");
  busy = false;
}

// `onStage` takes the exchange as it stands at each stage of the work.
async function answerTo(question, onStage) {
  try {
    const response = await fetch(`/embed/ask${location.search}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, history }),
    });
    if (!response.ok) return failed(question, (await response.json()).error.message);
    for await (const [name, data] of eventsOf(response)) {
      if (name === "stage") onStage(sectionOf(data.html));
      else if (name === "error") return failed(question, data.error.message);
      else {
        history.push({ question, answer: data.answer });
        return { section: sectionOf(data.html), spoken: data.spoken };
      }
    }
  } catch {
    // Not reached, or broken off in between.
  }
  return failed(question, form.dataset.unreachable);
}

async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (text + value).split("\n\n");
    text = events.pop();
    for (const event of events) {
      const [, name, data] = event.match(/^event: (.*)\ndata: (.*)$/) ?? [];
      if (name) yield [name, JSON.parse(data)]; // else a sign of life
    }
  }
}

// The server's HTML is its own: it escapes whatever came from an article or a reader.
function sectionOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

function failed(question, words) {
  const section = problem(question, words);
  box.value = box.value || question; // nothing typed is lost
  const text = document.createElement("span");
  text.textContent = words;
  return { section, spoken: text.outerHTML };
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question || busy) return;
  box.value = "";
  ask(question);
});

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const example = event.target.closest("[data-question]");
  const citation = event.target.closest("a[data-article]");
  if (!example && !citation && !event.target.closest("[data-close]")) return;
  event.preventDefault();
  if (example) ask(example.dataset.question);
  else if (citation) open(citation);
  else close();
});

// Without its style elements: their nonce is that response's own, and the browser would complain.
async function pageAt(address) {
  const html = await (await fetch(address)).text();
  return new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/g, ""), "text/html");
}

// The article over the conversation.
let opener = null;

async function open(citation) {
  opener = citation;
  for (const other of conversation.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  citation.setAttribute("aria-current", "true");
  try {
    const page = await pageAt(citation.href);
    sheet.innerHTML = page.getElementById("sheet").innerHTML;
  } catch {
    spoken.textContent = form.dataset.unreachable;
    citation.closest(".exchange").querySelector(".told").textContent = form.dataset.unreachable;
    return;
  }
  uncover();
}

function uncover() {
  sheet.hidden = false;
  talk.inert = true; // what lies under the article takes no focus
  const body = sheet.querySelector(".sheet-body");
  const mark = sheet.querySelector("mark");
  if (body && mark) {
    const distance = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop += distance - body.clientHeight / 3;
  }
  (body ?? sheet.querySelector("[data-close]")).focus({ preventScroll: true });
}

function close() {
  // Came here without an opener: the page was loaded at the article, and leads back by its own link.
  if (!opener) return location.assign(sheet.querySelector("[data-close]").href);
  sheet.hidden = true;
  talk.inert = false;
  opener.focus();
  opener = null;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!sheet.hidden) close();
  else tell("close");
});

// The widget around us says when it has been opened.
window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.data?.zhengda !== "opened") return;
  // On a touch screen the keyboard would cover what there is to read.
  if (sheet.hidden && matchMedia("(pointer: fine)").matches) box.focus({ preventScroll: true });
});

// While the server starts, look again until it is ready or has failed.
async function look() {
  try {
    const page = await pageAt(location.href);
    for (const id of ["state", "examples"])
      document.getElementById(id).innerHTML = page.getElementById(id).innerHTML;
    document.getElementById("working").innerHTML = page.getElementById("working").innerHTML;
    send.disabled = page.getElementById("send").disabled;
  } catch {
    // Not reached just now: the next look may.
  }
  if (document.querySelector("#state .state:not(.failed)")) setTimeout(look, LOOK_SECONDS * 1000);
  tell("height");
}

if (document.querySelector("#state .state:not(.failed)")) setTimeout(look, LOOK_SECONDS * 1000);
if (!sheet.hidden) uncover();
tell("ready");
