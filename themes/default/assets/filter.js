// Narrows and sorts a list in place.
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const said = form.querySelector(".said"), clear = form.querySelector(".clear");
  const everything = said.textContent, kind = form.elements.list.value, { index: address, root } = form.dataset;
  const items = [...document.querySelectorAll("[data-marks]")].map((element) => ({
    element, marks: new Set(element.dataset.marks.split(" ")), words: null,
  }));
  const sort = form.elements.sort;
  if (sort) sort.parentNode.hidden = false;
  const names = [...form.elements].map((control) => control.name).filter((name) => name && name !== "list");

  const read = () => new URLSearchParams(
    names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
  function write(params) {
    for (const name of names) {
      form.elements[name].value = params.get(name) || "";
      if (form.elements[name].selectedIndex === -1) form.elements[name].value = ""; // no such choice
    }
  }
  function tell(found, count) {
    said.textContent = find.say(found ? `narrowed.${kind}` : `narrowed.no_${kind}`, { found, count });
  }

  // Rows say their place in each order: data-ranks="2 0 5".
  function arrange(by) {
    const place = ({ element }) => (by ? element.dataset.ranks.split(" ")[by - 1] : 0);
    for (const { element } of [...items].sort((one, other) => place(one) - place(other))) element.parentNode.append(element);
  }

  // What does not fit is hidden, and headings with nothing below them.
  function narrow(params) {
    const words = find.asked(params.get("q") || "");
    const marks = [...params].filter(([name]) => name !== "q" && name !== "sort").map((pair) => pair.join(":"));
    if (sort) arrange(params.get("sort"));
    let count = 0;
    for (const item of items) {
      const fits = marks.every((mark) => item.marks.has(mark)) &&
        (!words.length || find.has((item.words ||= find.tokens(item.element.textContent)), words));
      item.element.hidden = !fits;
      if (fits) count += 1;
    }
    const none = (parent) => !parent.querySelector("[data-marks]:not([hidden])");
    for (const list of document.querySelectorAll(".group > .actions")) {
      list.hidden = list.previousElementSibling.hidden = none(list);
    }
    for (const group of document.querySelectorAll(".group")) group.hidden = [...params].length > 0 && none(group);
    tell(count, items.length);
  }

  // A list too long for the page is looked up in the index.
  const open = address && find.open(address);
  const list = find.element("ol", "results"), more = find.element("button", "more", find.say("find.more"));
  let latest = 0;
  async function look(params) {
    const mine = ++latest, current = () => mine === latest, any = [...params].length > 0;
    try {
      const index = any && await open();
      const words = find.asked(params.get("q") || ""), chosen = [...params].filter(([name]) => name !== "q");
      const found = any && words.length ? await find.search(index, words) : { all: any, docs: index.all };
      if (any) await index.filters();
      if (!current()) return;
      const actions = any && index.all.filter((doc) => index.is(doc, "type") === "action").length;
      const docs = found.all ? found.docs.filter((doc) => index.is(doc, "type") === "action" &&
        chosen.every(([name, value]) => index.has(doc, name, value))) : [];
      list.hidden = !any;
      for (const group of document.querySelectorAll(".group")) group.hidden = any;
      if (!any) { more.hidden = true; return; }
      form.after(list, more);
      await find.show(list, more, index, docs, words, root, current);
      if (current()) tell(docs.length, actions);
    } catch {
      if (current()) said.textContent = find.say(location.protocol === "file:" ? "narrowed.from_folder" : "narrowed.not_loaded");
    }
  }

  function apply() {
    const params = read(), any = [...params].length > 0;
    clear.hidden = !any;
    if (open) look(params);
    else narrow(params);
    if (!any) said.textContent = everything;
  }

  const act = find.live(form, read, write, apply);
  clear.addEventListener("click", (event) => {
    event.preventDefault();
    write(new URLSearchParams());
    act(false, false);
    form.elements.q.focus();
  });
})();
