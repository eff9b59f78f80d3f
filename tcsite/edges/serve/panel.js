// The panel of tcsite serve: it stays open or closed over reloads, until there are new errors.
const panel = document.getElementById("tcsite-problems");
const details = panel.querySelector("details");
const away = panel.querySelector(".away");
const KEY = "tcsite-problems";
const WAIT = 2000; // ms: while a page changes the connection is away for a moment

if (details) {
  const saved = JSON.parse(sessionStorage.getItem(KEY) || "null");
  const errors = details.dataset.errors;
  if (saved && (!errors || saved.errors === errors)) details.open = saved.open;
  details.firstElementChild.addEventListener("click", () => {
    sessionStorage.setItem(KEY, JSON.stringify({ open: !details.open, errors })); // the browser toggles it after this
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
