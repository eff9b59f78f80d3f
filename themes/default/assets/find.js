// Finding words, in a page and in the search index. Words are folded as tcsite/folding.py folds them: the tables
// here are the same, and a test compares the two.
"use strict";
const find = (() => {
  const LONGEST = 24, MOST_WORDS = 12, SHORTEST_PREFIX = 3, SHORTEST_MUTATED = 4;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const STOP = new Set(
    ("a an and are as at be by for from has have in is it of on or our that the their this to was we were will with " +
      "ac ar ei i mae o oes sy sydd y yn yr").split(" "));
  const MUTATIONS = {
    ngh: ["c"], ng: ["g"], mh: ["p"], nh: ["t"], ph: ["p"], th: ["t"], ch: ["c"],
    dd: ["d"], ff: [], ll: [], rh: [],
    b: ["p"], d: ["t"], g: ["c"], f: ["b", "m"], m: ["b"], n: ["d"],
    l: ["ll", "gl"], r: ["rh", "gr"], w: ["gw"],
    a: ["ga"], e: ["ge"], i: ["gi"], o: ["go"], u: ["gu"], y: ["gy"],
    ha: ["a"], he: ["e"], hi: ["i"], ho: ["o"], hu: ["u"], hw: ["w"], hy: ["y"],
  };
  const INITIAL = new RegExp("^(?:" + Object.keys(MUTATIONS).sort((a, b) => b.length - a.length).join("|") + ")");
  const WELSH = new RegExp(
    "^(?:gw|chw|ll|mh|nh|ng|wl|y[bcdfglmnprst])" +
    "|[bcdfghlmnprst][wy][bcdfglmnprst]|[bcdfghlmnprst]w$|wy|yw|(?:dd|aeth|iad)$");

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘ʼ]/gu, "").toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter]);
  const cut = (word) => [...word].slice(0, LONGEST).join("");
  const tokens = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).map(cut);
  const radicals = (word) => {
    const initial = word.length >= SHORTEST_MUTATED && INITIAL.exec(word);
    if (!initial) return [word];
    return [word, ...MUTATIONS[initial[0]].map((other) => other + word.slice(initial[0].length))];
  };
  const looksWelsh = (word) => word.length >= SHORTEST_MUTATED && WELSH.test(word);

  // The words that a reader asks for: each once, and none that stands in every text.
  const asked = (query) => [...new Set(tokens(query))]
    .filter((word) => word.length > 1 && !STOP.has(word)).slice(0, MOST_WORDS);
  // "technicians" is to find "technician" too.
  const stem = (word) => (word.length > 4 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word);
  const begins = (word, wanted) =>
    wanted.length < SHORTEST_PREFIX ? word === wanted : word.startsWith(stem(wanted));
  const mutated = (word, wanted) => wanted.length >= SHORTEST_MUTATED &&
    radicals(word).some((one) => radicals(wanted).some((other) => begins(one, other)));
  const meets = (word, wanted) => begins(word, wanted) || (looksWelsh(word) && mutated(word, wanted));
  const has = (words, all) => all.every((wanted) => words.some((word) => meets(word, wanted)));

  // The search index: one file says what there is; words and records lie in further files, loaded as needed.
  function open(address) {
    const loaded = new Map();
    let version = "";
    async function load(name, options) {
      const answer = await fetch(new URL(name, new URL(address, document.baseURI)), options);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    }
    function part(kind, number) {
      const name = `${kind}-${number}.json?v=${version}`;
      if (!loaded.has(name)) loaded.set(name, load(name));
      return loaded.get(name);
    }
    // The last number in a sorted list whose value is not beyond the wanted one.
    const last = (sorted, wanted) => {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] <= wanted) low = middle + 1; else high = middle;
      }
      return low - 1;
    };
    const listed = (steps) => { let sum = -1; return steps.map((step) => (sum += step)); };

    const index = { main: null, load: () => index.main || (index.main = begin()) };
    async function begin() {
      const main = await load(address.split("/").pop(), { cache: "no-cache" });
      version = main.version;
      const one = { ...main, total: main.facets.type.of.length };
      // What a facet is for a document: its key, or nothing.
      one.is = (doc, facet) => {
        const { keys, of } = main.facets[facet];
        return keys[of.charCodeAt(doc) - 48];
      };
      one.owner = (doc) => last(main.institutions.map((each) => each[2]), doc);
      one.plan = (doc) => main.plans[last(main.plans.map((each) => each[1]), doc)];
      one.record = async (doc) => {
        const number = last(main.records, doc);
        return (await part("records", number))[doc - main.records[number]];
      };
      one.lookup = lookup;
      one.talent = Object.fromEntries(Object.entries(main.talent).map(([id, steps]) => [id, new Set(listed(steps))]));

      async function collect(start, exact, found, factor) {
        const first = Math.max(0, last(main.words, start)), end = last(main.words, exact ? start : start + "\uffff");
        const numbers = Array.from({ length: Math.max(0, end - first + 1) }, (_, at) => first + at);
        for (const words of await Promise.all(numbers.map((number) => part("words", number)))) {
          for (const [word, [texts, titles]] of Object.entries(words)) {
            if (exact ? word !== start : !word.startsWith(start)) continue;
            const whole = word === start || word === start + "s" ? 2 : 1;
            for (const [steps, weight] of [[texts, 1], [titles || [], 4]]) {
              for (const doc of listed(steps)) found.set(doc, Math.max(found.get(doc) || 0, weight * whole * factor));
            }
          }
        }
      }
      async function lookup(word) {
        const found = new Map(), exact = word.length < SHORTEST_PREFIX;
        await collect(stem(word), exact, found, 1);
        if (word.length < SHORTEST_MUTATED) return found;
        for (const radical of radicals(word)) await collect("~" + stem(radical), false, found, 0.8);
        // Nothing has it: perhaps it is the mutated form of a word that nobody said to be Welsh (Fangor).
        if (!found.size) for (const radical of radicals(word).slice(1)) await collect(stem(radical), false, found, 0.6);
        return found;
      }
      return one;
    }
    return index;
  }

  // Documents by how well they answer, the best first; `all` says whether they have every word.
  async function search(index, words) {
    const found = await Promise.all(words.map((word) => index.lookup(word)));
    // A document also answers by the name of its institution: "chester mentoring".
    const named = found.map((scores) =>
      new Set(index.institutions.map((one) => one[2]).filter((doc) => scores.get(doc) >= 3)));
    const candidates = new Map();
    for (const scores of found) for (const doc of scores.keys()) candidates.set(doc, 0);
    const ranked = [...candidates.keys()].map((doc) => {
      const owner = index.institutions[index.owner(doc)][2];
      const parts = found.map((scores, at) => scores.get(doc) || (named[at].has(owner) ? 0.5 : 0));
      const sum = parts.reduce((one, other) => one + other, 0) * (doc === owner ? 1.5 : 1);
      return { doc, sum, met: parts.filter(Boolean).length };
    });
    const most = Math.max(0, ...ranked.map((one) => one.met));
    return {
      all: most === words.length,
      docs: ranked.filter((one) => one.met === most)
        .sort((one, other) => other.sum - one.sum || one.doc - other.doc).map((one) => one.doc),
    };
  }

  // A text as nodes, its met words marked. Content is only ever set as text.
  function marked(text, words, loosely) {
    const meet = loosely ? (word, wanted) => meets(word, wanted) || mutated(word, wanted) : meets;
    const nodes = document.createDocumentFragment();
    let met = 0;
    for (const piece of text.split(/([\p{L}\p{N}\p{M}'’]+)/u)) {
      if (piece && tokens(piece).some((word) => words.some((wanted) => meet(word, wanted)))) {
        nodes.append(element("mark", "", piece));
        met += 1;
      } else nodes.append(piece);
    }
    return { nodes, met };
  }
  const SNIPPET = 180;
  // The part of a text around the first word that is met.
  function snippet(text, words) {
    let at = 0;
    for (const piece of text.split(/([\p{L}\p{N}\p{M}'’]+)/u)) {
      if (tokens(piece).some((word) => words.some((wanted) => meets(word, wanted)))) break;
      at += piece.length;
    }
    if (at >= text.length || at < SNIPPET / 2) at = 0;
    let start = at ? text.indexOf(" ", at - SNIPPET / 3) + 1 : 0;
    if (start > at) start = at;
    const end = text.length > start + SNIPPET ? text.lastIndexOf(" ", start + SNIPPET) : text.length;
    return (start ? "… " : "") + text.slice(start, end > start ? end : start + SNIPPET) + (end < text.length ? " …" : "");
  }
  function element(name, kind, ...inside) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  }
  // One result: what it is called, what it is, and where it was met.
  async function result(index, doc, words, root) {
    const [address, title, label, text] = await index.record(doc);
    const link = element("a", "");
    link.href = new URL(root + address.slice(1), document.baseURI);
    const head = marked(title, words), around = text ? marked(snippet(text, words), words) : { met: 0 };
    const loosely = !head.met && !around.met;
    if (label) link.append(element("span", "id", label), " ");
    link.append(element("span", "", loosely ? marked(title, words, true).nodes : head.nodes));
    const type = index.is(doc, "type"), status = index.is(doc, "status");
    const where = [index.facets.type.words[type]];
    if (type !== "institution") where.push(index.institutions[index.owner(doc)][1]);
    if (type === "action") where.push(index.plan(doc)[0]);
    const line = element("p", "fine", where.join(" · "));
    const item = element("li", "", link, line);
    if (status && status !== "not-stated") {
      const [word, colour] = index.facets.status.words[status];
      line.append(" ", element("span", `status ${status} ${colour}`, word));
    }
    if (around.met) item.append(element("p", "met", around.nodes));
    return item;
  }
  // Results into a list, some at a time, with a button for more.
  const AT_ONCE = 20;
  async function show(list, more, index, docs, words, root, current) {
    const items = await Promise.all(docs.slice(0, AT_ONCE).map((doc) => result(index, doc, words, root)));
    if (!current()) return;
    list.replaceChildren(...items);
    more.hidden = docs.length <= AT_ONCE;
    more.onclick = async () => {
      const from = list.children.length;
      const further = await Promise.all(docs.slice(from, from + AT_ONCE).map((doc) => result(index, doc, words, root)));
      if (!current()) return;
      list.append(...further);
      more.hidden = docs.length <= list.children.length;
      further[0].querySelector("a").focus();
    };
  }

  // Keeps what a form says in the address, so that it can be shared. Writing a word is one step back, not one a letter.
  function live(form, read, write, apply) {
    let writing = false, pause = 0;
    function act(replace, typing) {
      clearTimeout(pause);
      const query = read().toString(), url = location.pathname + (query && `?${query}`);
      try {
        if (url !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", url);
      } catch { /* opened from a folder, some browsers keep addresses as they are */ }
      writing = typing;
      apply();
    }
    form.addEventListener("input", (event) => {
      if (event.target.type !== "search") return;
      clearTimeout(pause);
      pause = setTimeout(() => act(writing, true), 120);
    });
    document.addEventListener("change", (event) => {
      if (event.target.form === form && event.target.type !== "search") act(false, false);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); act(writing, false); });
    const told = () => { clearTimeout(pause); writing = false; write(new URLSearchParams(location.search)); apply(); };
    addEventListener("popstate", told);
    if (location.search) told();
    return act;
  }
  return { fold, tokens, radicals, looksWelsh, asked, has, open, search, show, element, live };
})();
