// Narrows the list of actions, or of institutions, in place. Without this script the form leads to the search page.
"use strict";
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const said = form.querySelector(".said"), clear = form.querySelector(".clear");
  const everything = said.textContent, { one, many, index: address, root } = form.dataset;
  const items = [...document.querySelectorAll("[data-marks]")].map((element) => ({
    element, marks: new Set(element.dataset.marks.split(" ")), words: null,
  }));
  const names = [...form.elements].map((control) => control.name).filter((name) => name && name !== "list");
  const number = (count) => count.toLocaleString("en");

  const read = () => new URLSearchParams(
    names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
  function write(params) {
    for (const name of names) {
      form.elements[name].value = params.get(name) || "";
      if (form.elements[name].selectedIndex === -1) form.elements[name].value = ""; // no such choice
    }
  }
  function tell(count, total) {
    said.textContent = count ? `${number(count)} of ${number(total)} ${total === 1 ? one : many}`
      : `None of ${number(total)} ${many} is all of that. Take a filter away, or use fewer words.`;
  }

  // A list that is on the page: what does not fit is hidden, and headings with nothing left below them.
  function narrow(params) {
    const words = find.asked(params.get("q") || "");
    const marks = [...params].filter(([name]) => name !== "q").map((pair) => pair.join(":"));
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

  // A list too long for the page: what fits is looked up in the search index.
  const index = address && find.open(address);
  const list = find.element("ol", "results"), more = find.element("button", "more", "Show more");
  let latest = 0;
  async function fetched(params) {
    const mine = ++latest, current = () => mine === latest;
    const groups = [...document.querySelectorAll(".group")];
    if (![...params].length) {
      list.remove(); more.remove();
      for (const group of groups) group.hidden = false;
      return;
    }
    try {
      const loaded = await index.load();
      const words = find.asked(params.get("q") || "");
      const docs = words.length ? (await find.search(loaded, words)) : { all: true, docs: [...Array(loaded.total).keys()] };
      if (!current()) return;
      const actions = (docs.all ? docs.docs : []).filter((doc) => fits(loaded, doc, params));
      form.after(list, more);
      for (const group of groups) group.hidden = true;
      await find.show(list, more, loaded, actions, words, root, current);
      if (current()) tell(actions.length, [...loaded.facets.type.of].filter((_, doc) => loaded.is(doc, "type") === "action").length);
    } catch {
      said.textContent = location.protocol === "file:"
        ? "Opened from a folder, this page cannot narrow so long a list. The lists below lead to every action."
        : "What is needed to narrow the list could not be loaded. The lists below lead to every action.";
    }
  }
  const fits = (loaded, doc, params) => loaded.is(doc, "type") === "action" && [...params].every(([name, value]) => {
    if (name === "q") return true;
    if (name === "institution") return loaded.institutions[loaded.owner(doc)][0] === value;
    if (name === "talent") return loaded.talent[value]?.has(doc);
    return loaded.is(doc, name) === value;
  });

  function apply() {
    const params = read(), any = [...params].length > 0;
    clear.hidden = !any;
    if (index) fetched(params);
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
