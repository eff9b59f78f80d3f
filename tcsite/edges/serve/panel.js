// The panel of tcsite serve: folded or not stays as it was over reloads, until there are new errors.
const panel = document.getElementById("tcsite-problems");
const details = panel.querySelector("details");
const away = panel.querySelector(".away");
const KEY = "tcsite-problems";
const WAIT = 2000; // ms: while a page changes the connection is away for a moment

if (details) {
  const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
  const errors = details.dataset.errors;
  if (kept && (!errors || kept.errors === errors)) details.open = kept.open;
  details.firstElementChild.addEventListener("click", () => {
    sessionStorage.setItem(KEY, JSON.stringify({ open: !details.open, errors })); // it turns after this
  });
}

let timer;
document.addEventListener("LiveReloadDisconnect", () => {
  timer ??= setTimeout(() => {
    panel.hidden = away.hidden = false;
  }, WAIT);
});
document.addEventListener("LiveReloadConnect", () => {
  clearTimeout(timer);
  timer = undefined;
  away.hidden = true;
  panel.hidden = !details;
});
