// The page of comparisons: which institutions are chosen stands in the address (?with=a&with=b); the page follows it.
const form = document.querySelector("[data-compare]");
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const add = form.querySelector("#compare-add"); // where institutions are many, they are chosen by typing
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
const nameOf = (box) => box.parentNode.textContent.trim();
const said = form.querySelector("[role=status]");
const overview = document.querySelector(".overview");
const skeleton = document.querySelector("template").content;
const words = form.dataset;
const fetched = {};
let shown = "";
let result;

const made = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const list = (name, items) => {
  const element = made("ul", "", { class: name });
  for (const item of items) {
    const line = made("li", "");
    line.append(...item);
    element.append(line);
  }
  return element;
};

const link = (text, href) => (href ? made("a", text, { href, dir: "auto" }) : text);

function cell(one, row, head) {
  const box = made("td", "", { "data-label": one.name });
  const { lines, total, counts, actions } = one.cells[row] || { lines: [[one.none]] };
  if (lines?.length === 1) box.append(link(...lines[0]));
  else if (lines) box.append(list("plain", lines.map(([text, href]) => [link(text, href)])));
  else {
    const summary = made("summary", total);
    summary.append(made("span", words.in.replace("{name}", one.name) + head, { class: "visually-hidden" }));
    const details = made("details", "");
    details.append(summary, list("plain", actions.map(([text, href, status]) => [link(text, href), " ", made("span", status, { class: "fine" })])));
    box.append(list("plain counts", counts.map(([number, word, kind]) => [`${number} `, made("span", word, { class: `status ${kind}` })])), details);
  }
  return box;
}

function table(columns) {
  const section = skeleton.firstElementChild.cloneNode(true);
  for (const one of columns) {
    const head = made("th", "", { scope: "col" });
    head.append(link(one.name, one.href));
    section.querySelector("thead tr").append(head);
  }
  for (const row of section.querySelectorAll("tbody tr"))
    for (const one of columns) row.append(cell(one, row.dataset.row, row.firstElementChild.textContent));
  sayRoles(section); // site.js has it
  return section;
}

const chosen = () => boxes.filter((box) => box.checked);

// Those that are chosen, and those that have what is typed.
function narrow() {
  if (!add) return;
  const typed = fold(add.value);
  for (const box of boxes) box.closest("li").hidden = !box.checked && !(typed && fold(nameOf(box)).includes(typed));
  add.closest("fieldset").querySelector(".choices").hidden = boxes.every((box) => box.closest("li").hidden);
}

function take(box) {
  box.checked = true;
  add.value = "";
  return choose();
}

async function show() {
  narrow();
  const now = chosen();
  const key = now.map((box) => box.value).join();
  const enough = now.length >= words.least && now.length <= words.most;
  shown = key;
  let section;
  let failed;
  if (enough)
    try {
      section = table(await Promise.all(now.map(({ dataset: { file } }) => (fetched[file] ??= fetch(file).then((answer) => answer.json())))));
    } catch {
      failed = true;
      for (const { dataset } of now) delete fetched[dataset.file];
    }
  if (shown !== key) return; // another choice was made meanwhile
  result?.remove();
  result = section;
  if (section) overview.before(section);
  overview.hidden = !!section;
  for (const row of overview.querySelectorAll("[data-institution]"))
    row.hidden = !!failed && !now.some((box) => box.value === row.dataset.institution);
  const names = now.map(nameOf);
  said.textContent = failed ? words.failed
    : section ? words.shown.replace("{n}", now.length) + names.join(", ")
    : now.length > words.most ? words.many.replace("{n}", now.length)
    : now.length ? words.few : "";
}

function choose() {
  const query = new URLSearchParams(chosen().map((box) => ["with", box.value]));
  history.pushState(null, "", `${query}` ? `?${query}` : location.pathname);
  return show();
}

function read() {
  const wanted = new URLSearchParams(location.search).getAll("with");
  for (const box of boxes) box.checked = wanted.includes(box.value);
  return show();
}

form.addEventListener("change", ({ target }) => target !== add && choose());
if (add) {
  add.parentNode.hidden = false;
  add.addEventListener("input", () => {
    const whole = boxes.find((box) => !box.checked && fold(nameOf(box)) === fold(add.value));
    if (whole && boxes.filter((box) => fold(nameOf(box)).startsWith(fold(add.value))).length === 1) take(whole);
    else narrow();
  });
}
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const left = boxes.filter((box) => !box.checked && !box.closest("li").hidden);
  const exact = left.find((box) => add && fold(nameOf(box)) === fold(add.value));
  if (add?.value && document.activeElement === add) return exact || left.length === 1 ? take(exact || left[0]) : undefined;
  await show();
  (result?.querySelector("h2") ?? chosen()[0] ?? boxes[0]).focus();
});
form.querySelector("[data-clear]").addEventListener("click", (event) => {
  event.preventDefault();
  for (const box of boxes) box.checked = false;
  choose();
});
addEventListener("popstate", read);
read();
