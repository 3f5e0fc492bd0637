/* After a part of the page was swapped: put the focus where the reading goes on, and say what
   changed. Words come from data-announce; the goal is an error summary, [autofocus], [data-focus]. */
(() => {
  const failed = document.currentScript.dataset.failed;
  const announcer = document.getElementById("announcer");
  let fresh = [];
  let timer;

  const say = (words, look) => {
    announcer.className = look;
    announcer.textContent = words;
  };

  const settle = () => {
    const parts = fresh.filter((part) => part.isConnected);
    fresh = [];
    const all = (selector) =>
      parts.flatMap((part) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)]);
    const words = new Set(all("[data-announce]").map((part) => part.dataset.announce));
    say([...words].join(" "), "visually-hidden");
    const goal = all(".error-summary")[0] || all("[autofocus]")[0] || all("[data-focus]")[0];
    if (goal) {
      if (goal.tabIndex < 0) goal.tabIndex = -1;
      goal.focus();
    } else if (document.activeElement === document.body) {
      // What had the focus is gone: keep the place rather than start again at the top.
      document.getElementById("main").focus({ preventScroll: true });
    }
  };

  document.addEventListener("htmx:load", ({ target }) => {
    if (target === document.body || !(target instanceof Element)) return;
    fresh.push(target);
    clearTimeout(timer);
    timer = setTimeout(settle, 50);
  });
  for (const event of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
    document.addEventListener(event, () => say(failed, "notice notice--failed"));
})();
