// Before anything is drawn: the page's language, its type size and its colours, as the reader chose them.
(() => {
  const root = document.documentElement;

  // Gradio sets the language to the browser's; ours is that of the words on the page, as the server sent it.
  const language = root.lang;
  new MutationObserver(() => {
    if (root.lang !== language) root.lang = language;
  }).observe(root, { attributes: true, attributeFilter: ["lang"] });

  // What was chosen stays in this browser alone; where it may not be kept, it holds for this visit.
  function remembered(name) {
    try {
      return localStorage.getItem(`zhengda-${name}`);
    } catch {
      return null;
    }
  }

  function remember(name, value) {
    try {
      if (value === null) localStorage.removeItem(`zhengda-${name}`);
      else localStorage.setItem(`zhengda-${name}`, value);
    } catch {
      // A browser that keeps nothing: the choice ends with the page.
    }
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  let scheme = remembered("scheme"); // "dark", "light", or null to follow the system
  let large = remembered("type") === "large";

  function apply() {
    const dark = scheme ? scheme === "dark" : system.matches;
    root.dataset.scheme = dark ? "dark" : "light";
    root.toggleAttribute("data-large-type", large);
    document.getElementById("dark").media = dark ? "screen" : "not all";
    document.dispatchEvent(new CustomEvent("zhengda:display"));
  }

  window.zhengdaDisplay = {
    isDark: () => root.dataset.scheme === "dark",
    isLarge: () => large,
    toggleDark() {
      const wanted = root.dataset.scheme === "dark" ? "light" : "dark";
      scheme = wanted === (system.matches ? "dark" : "light") ? null : wanted;
      remember("scheme", scheme);
      apply();
    },
    toggleLarge() {
      large = !large;
      remember("type", large ? "large" : null);
      apply();
    },
  };
  system.addEventListener("change", apply);
  apply();
})();
