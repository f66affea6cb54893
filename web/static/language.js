// Gradio sets the page's language to the browser's; ours is that of the words on the page, as the server sent it.
const root = document.documentElement;
const language = root.lang;
new MutationObserver(() => {
  if (root.lang !== language) root.lang = language;
}).observe(root, { attributes: true, attributeFilter: ["lang"] });
