// One request at a time and, of those wanted meanwhile, only the latest. Gradio itself would drop them, or bring
// results in another order than they were asked for, or send the first one's words again.
window.zhengdaLatest = (send) => {
  const PATIENCE_MS = 5000; // an answer takes a moment; one that was lost is waited for no longer
  let number = 0;
  let next = null;
  let waiting = null;

  function go(data) {
    waiting = setTimeout(done, PATIENCE_MS);
    send({ ...data, request: ++number });
    document.dispatchEvent(new CustomEvent("zhengda:sent"));
  }

  function done() {
    clearTimeout(waiting);
    waiting = null;
    if (!next) return;
    const data = next;
    next = null;
    go(data);
  }

  return {
    ask(data) {
      if (waiting) next = data;
      else go(data);
    },
    // `shown` is the component: what the server made of a request carries its number.
    came(shown) {
      const stamp = shown.querySelector("[data-request]");
      if (waiting && stamp && Number(stamp.dataset.request) === number) done();
    },
  };
};
