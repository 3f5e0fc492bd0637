/* A page that comes back from the browser's history may be older than a warning: fetch it anew. */
addEventListener("pageshow", (event) => {
  const [visit] = performance.getEntriesByType("navigation");
  if (!event.persisted && !(visit && visit.type === "back_forward")) return;
  const banner = document.getElementById("alert-banner");
  if (!banner || !banner.dataset.url) return;
  fetch(banner.dataset.url, { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("alert-banner");
      if (fresh) banner.replaceWith(fresh);
    })
    .catch(() => {});
});
