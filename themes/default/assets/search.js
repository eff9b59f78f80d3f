// Shows results while the reader types in the box at the top of the page.
(() => {
  const finder = document.querySelector(".finder"), form = document.querySelector("#site-search");
  if (!finder || !form) return;
  const box = form.elements.q, types = finder.querySelector(".types"), said = finder.querySelector(".said"), by = finder.querySelector(".by");
  const lists = document.querySelector(".lists"), title = document.title;
  const list = find.element("ol", "results"), more = find.element("button", "more", "Show more");
  more.hidden = true;
  const { index: address, root } = finder.dataset;
  const open = find.open(address);
  const number = (count) => count.toLocaleString("en");

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
    document.title = query ? `${query} – ${title}` : title;
    if (!words.length) {
      said.textContent = query ? `“${query}” holds no word to look for. Write one of two letters or more, less common than “the”.` : "";
      nothing();
      return;
    }
    try {
      const loaded = await open();
      const found = await find.search(loaded, words);
      if (!current()) return;
      const counts = {};
      for (const doc of found.docs) counts[loaded.is(doc, "type")] = (counts[loaded.is(doc, "type")] || 0) + 1;
      const instead = [...found.meant].map(([word, other]) => `. Nothing has “${word}”: these have “${other}”`).join("");
      for (const label of types.querySelectorAll("label")) {
        const kind = label.querySelector("input").value;
        label.querySelector(".count").textContent = number(kind ? counts[kind] || 0 : found.docs.length);
        label.hidden = kind && !counts[kind] && kind !== type();
      }
      const docs = found.docs.filter((doc) => !type() || loaded.is(doc, "type") === type());
      if (!found.docs.length) {
        said.textContent = `Nothing found for “${query}”. Try fewer or other words, or only the beginning of a word; or take one of the lists below.`;
        nothing();
        return;
      }
      by.before(list, more);
      await find.show(list, more, loaded, docs, found.used, root, current);
      if (!current()) return;
      types.hidden = by.hidden = false;
      lists.hidden = true;
      const results = `${number(docs.length)} ${docs.length === 1 ? "result" : "results"} for “${query}”`;
      const some = found.all ? "" : " with some of these words: nothing has all of them";
      said.textContent = docs.length ? results + some + instead : `${results} of this kind. Choose another kind.`;
    } catch {
      if (!current()) return;
      said.textContent = location.protocol === "file:"
        ? "Opened from a folder, this page cannot search: that needs a web server, such as tcsite serve. Take one of the lists below."
        : "The search index could not be loaded. Try again in a moment, or take one of the lists below.";
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
