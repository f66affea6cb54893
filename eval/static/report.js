"use strict";
// Lays the rows out, filters them, and opens one to show the articles with the cited and the gold characters.
// Everything is set as text: nothing that stands in an article or an answer is ever read as markup.
{
  const { rows, articles } = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const body = document.querySelector("#row-table tbody");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const PAGE = 100; // rows laid out at once: thousands would make typing into the search field slow

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const unique = (values) => [...new Set(values)].sort();
  const outcome = (row) => {
    if (!row.wrong) return row.answer === null ? "right to abstain" : "right";
    if (row.answer === undefined) return "not first";
    return row.answer === null ? "abstained in vain" : row.answers.length ? "wrong answer" : "should have abstained";
  };
  const articlesOf = (row) =>
    unique([...row.gold, ...(row.cited || [])].map((place) => (articles[place[0]] || {}).title).filter(Boolean));
  const said = (row) => {
    if (row.answer === undefined) return row.rank ? `rank ${row.rank}` : "not found";
    if (row.answer === null) return "abstained";
    const verdict = row.verdict === null || row.verdict === undefined ? "" : row.verdict ? "yes: " : "no: ";
    return verdict + row.answer;
  };

  const choices = {
    outcome: { label: "Outcome", values: ["all wrong", "the worst twenty", ...unique(rows.map(outcome))] },
    tag: { label: "Tag", values: unique(rows.flatMap((row) => row.tags)) },
    language: { label: "Language of the question", values: unique(rows.map((row) => row.language)) },
    kind: { label: "Kind of answer", values: unique(rows.map((row) => row.kind).filter(Boolean)) },
    article: { label: "Article", values: unique(rows.flatMap(articlesOf)) },
    split: { label: "Split", values: unique(rows.map((row) => row.split).filter(Boolean)) },
  };
  const orders = {
    "as in the set": () => 0,
    "surest first": (one, other) => (other.confidence || 0) - (one.confidence || 0),
    "least sure first": (one, other) => (one.confidence || 0) - (other.confidence || 0),
    "slowest first": (one, other) => other.milliseconds - one.milliseconds,
  };
  const tests = {
    outcome: (row, value) =>
      value === "all wrong" ? row.wrong : value === "the worst twenty" ? row.worst !== null : outcome(row) === value,
    tag: (row, value) => row.tags.includes(value),
    language: (row, value) => row.language === value,
    kind: (row, value) => row.kind === value,
    article: (row, value) => articlesOf(row).includes(value),
    split: (row, value) => row.split === value,
  };

  const fields = {};
  const field = (name, label, control, wide) => {
    control.id = `filter-${name}`;
    control.name = name;
    fields[name] = control;
    form.append(make("div", { className: wide ? "wide" : "" }, make("label", { htmlFor: control.id }, label), control));
  };
  field("text", "Words in question or answer", make("input", { type: "search", autocomplete: "off" }), true);
  for (const [name, { label, values }] of Object.entries(choices)) {
    if (values.length < 2) continue;
    field(name, label, make("select", {}, make("option", { value: "" }, "any"), ...values.map((value) => make("option", { value }, value))));
  }
  field("order", "Order", make("select", {}, ...Object.keys(orders).map((value) => make("option", { value }, value))));

  // The choice stands in the address, so that a link leads to what was looked at.
  const remembered = new URLSearchParams(location.hash.slice(1));
  for (const [name, control] of Object.entries(fields)) if (remembered.has(name)) control.value = remembered.get(name);

  let chosen = [];
  let laid = 0;
  const show = () => {
    const words = fields.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    chosen = rows.filter((row) => {
      const text = [row.id, row.question, row.answer || "", ...row.answers].join("\n").toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        Object.keys(tests).every((name) => !fields[name] || !fields[name].value || tests[name](row, fields[name].value))
      );
    });
    if (fields.outcome && fields.outcome.value === "the worst twenty") chosen.sort((one, other) => one.worst - other.worst);
    else chosen.sort(orders[fields.order.value]);
    const wrong = chosen.filter((row) => row.wrong).length;
    count.textContent = `${chosen.length} of ${rows.length} rows, ${wrong} of them wrong`;
    body.replaceChildren();
    laid = 0;
    extend();
    const choice = Object.entries(fields).filter(([name, control]) => control.value && !(name === "order" && control.selectedIndex === 0));
    const hash = new URLSearchParams(choice.map(([name, control]) => [name, control.value])).toString();
    if (hash || remembered.size) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };
  const extend = () => {
    for (const row of chosen.slice(laid, laid + PAGE)) body.append(line(row));
    laid = Math.min(chosen.length, laid + PAGE);
    more.hidden = laid >= chosen.length;
    more.textContent = `Show ${Math.min(PAGE, chosen.length - laid)} more of ${chosen.length - laid}`;
  };

  const line = (row) => {
    const button = make("button", { type: "button", className: "open", lang: row.language === "zh" ? "zh-CN" : "en" }, row.question);
    button.setAttribute("aria-expanded", "false");
    const confidence = row.confidence === undefined ? "–" : row.confidence.toFixed(2);
    const labels = [row.id, row.split, row.conversation && `conversation ${row.conversation}`, ...row.tags].filter(Boolean).join(" · ");
    const element = make("tr", {},
      make("td", {}, button, make("div", { className: "labels" }, labels)),
      make("td", { lang: "zh-CN" }, said(row)),
      make("td", { className: "number" }, confidence),
      make("td", { className: row.wrong ? "wrong" : "right" }, `${row.wrong ? "✗" : "✓"} ${outcome(row)}`));
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      if (open) return element.nextSibling.remove();
      element.after(detail(row));
      element.nextSibling.querySelectorAll(".text").forEach((text) => {
        const mark = text.querySelector("mark");
        if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
      });
    });
    return element;
  };

  const detail = (row) => {
    const facts = [["gold", row.answers.join(" / ") || "the articles do not say"], ["answer", said(row)]];
    if (row.understood && row.understood !== row.question) facts.push(["understood as", row.understood]);
    if (row.reason) facts.push(["why wrong", row.reason]);
    if (row.answers.length) facts.push(["right passage", row.rank ? `rank ${row.rank}` : "not found"]);
    facts.push(["took", `${row.milliseconds} ms`]);
    const list = make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
    const places = {};
    for (const [id, start, end] of row.gold) (places[id] ||= []).push({ start, end, is: "gold" });
    for (const [id, start, end] of row.cited || []) (places[id] ||= []).push({ start, end, is: "cited" });
    const cell = make("td", { colSpan: 4 }, list);
    for (const [id, marked] of Object.entries(places)) if (articles[id]) cell.append(article(articles[id], marked));
    if (row.trace) cell.append(make("details", {}, make("summary", {}, "How the answer came about"), make("pre", {}, row.trace)));
    return make("tr", { className: "detail" }, cell);
  };

  // Offsets count characters as Python does, so the text is cut by code points.
  const article = ({ title, published, source, text }, places) => {
    const characters = [...text];
    const edges = inOrder([0, characters.length, ...places.flatMap((place) => [place.start, place.end])]);
    const shown = make("div", { className: "text", lang: "zh-CN", tabIndex: 0 });
    for (let at = 0; at + 1 < edges.length; at += 1) {
      const [start, end] = [edges[at], edges[at + 1]];
      const here = new Set(places.filter((place) => place.start <= start && end <= place.end).map((place) => place.is));
      const part = characters.slice(start, end).join("");
      if (!here.size) { shown.append(part); continue; }
      const name = here.size === 2 ? "both" : [...here][0];
      const label = { both: "cited and right", cited: "cited", gold: "gold" }[name];
      shown.append(make("mark", { className: name, title: label }, part));
    }
    shown.setAttribute("aria-label", `Text of ${title}; marked: what is cited, and what is right`);
    shown.setAttribute("role", "region");
    const origin = [published || "date unknown", source].filter(Boolean).join(", ");
    return make("div", { className: "article", lang: "zh-CN" }, make("h3", {}, title), make("p", { className: "labels" }, origin), shown);
  };
  const inOrder = (numbers) => [...new Set(numbers)].sort((one, other) => one - other);

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", extend);
  show();
}
