// Shows results while the reader types in the box at the top of the page.
(() => {
  const finder = document.querySelector(".finder"), form = document.querySelector("#site-search");
  if (!finder || !form) return;
  const box = form.elements.q, types = finder.querySelector(".types"), said = finder.querySelector(".said"), by = finder.querySelector(".by");
  const lists = document.querySelector(".lists"), title = document.title;
  const list = find.element("ol", "results"), more = find.element("button", "more", find.say("find.more"));
  more.hidden = true;
  const { index: address, root } = finder.dataset;
  const open = find.open(address);

  // Somebody without scripts narrowed a list, and shared its address.
  const begun = new URLSearchParams(location.search);
  if (["actions", "institutions"].includes(begun.get("list"))) {
    const place = begun.get("list");
    begun.delete("list");
    location.replace(new URL(`${root}${place}/?${begun}`, document.baseURI));
    return;
  }

  const type = () => new FormData(form).get("type") || "";
  const read = () => new URLSearchParams(
    [["q", box.value.trim()], ["type", type()]].filter(([, value]) => value));
  function write(params) {
    box.value = params.get("q") || "";
    const wanted = params.get("type") || "";
    for (const radio of types.querySelectorAll("input")) radio.checked = radio.value === wanted;
    if (!types.querySelector(":checked")) types.querySelector("input").checked = true;
  }

  let latest = 0;
  async function apply() {
    const mine = ++latest, current = () => mine === latest;
    const query = box.value.trim(), words = find.asked(query);
    document.title = query ? find.say("finder.titled", { query, title }) : title;
    if (!words.length) {
      said.textContent = query ? find.say("finder.no_word", { query }) : "";
      nothing();
      return;
    }
    try {
      const loaded = await open();
      const found = await find.search(loaded, words);
      if (!current()) return;
      const counts = {};
      for (const doc of found.docs) counts[loaded.is(doc, "type")] = (counts[loaded.is(doc, "type")] || 0) + 1;
      const instead = [...found.meant].map(([word, other]) => find.say("finder.meant", { word, other })).join("");
      for (const label of types.querySelectorAll("label")) {
        const kind = label.querySelector("input").value;
        label.querySelector(".count").textContent = find.say("finder.count", { number: kind ? counts[kind] || 0 : found.docs.length });
        label.hidden = kind && !counts[kind] && kind !== type();
      }
      const docs = found.docs.filter((doc) => !type() || loaded.is(doc, "type") === type());
      if (!found.docs.length) {
        said.textContent = find.say("finder.nothing", { query });
        nothing();
        return;
      }
      by.before(list, more);
      await find.show(list, more, loaded, docs, found.used, root, current);
      if (!current()) return;
      types.hidden = by.hidden = false;
      lists.hidden = true;
      const key = !docs.length ? "finder.found_none" : found.all ? "finder.found" : "finder.found_some";
      said.textContent = find.say(key, { count: docs.length, query }) + (docs.length ? instead : "");
    } catch {
      if (!current()) return;
      said.textContent = find.say(location.protocol === "file:" ? "finder.from_folder" : "finder.not_loaded");
      nothing();
    }
  }
  function nothing() {
    list.replaceChildren();
    more.hidden = types.hidden = by.hidden = true;
    lists.hidden = false;
  }

  find.live(form, read, write, apply);
})();
