// Finding words: tcsite/text/normalise.py explains the tables.
const find = (() => {
  const LONGEST = 24, MOST_WORDS = 12, SHORTEST_PREFIX = 3, SHORTEST_MUTATED = 4;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const STOP = new Set(
    ("a an and are as at be by for from has have in is it of on or our that the their this to was we were will with " +
      "ac ar ei i mae o oes sy sydd y yn yr").split(" "));
  const MUTATIONS = {
    ngh: ["c"], ng: ["g"], mh: ["p"], nh: ["t"], ph: ["p"], th: ["t"], ch: ["c"], dd: ["d"], ff: [], ll: [], rh: [],
    b: ["p"], d: ["t"], g: ["c"], f: ["b", "m"], m: ["b"], n: ["d"], l: ["ll", "gl"], r: ["rh", "gr"], w: ["gw"],
  };
  for (const vowel of "aeiouy") MUTATIONS[vowel] = ["g" + vowel];
  for (const vowel of "aeiouwy") MUTATIONS["h" + vowel] = [vowel];
  const INITIAL = new RegExp("^(?:" + Object.keys(MUTATIONS).sort((a, b) => b.length - a.length).join("|") + ")");
  const WELSH = new RegExp(
    "^(?:gw|chw|ll|mh|nh|ng|wl|y[bcdfglmnprst])" +
    "|[bcdfghlmnprst][wy][bcdfglmnprst]|[bcdfghlmnprst]w$|wy|yw|(?:dd|aeth|iad)$");

  const { lang } = document.documentElement, plural = new Intl.PluralRules(lang || "en");
  const phrases = JSON.parse(document.querySelector("[data-phrases]")?.dataset.phrases || "{}");
  const number = (count) => count.toLocaleString(lang || "en");
  function say(key, values = {}) {
    const phrase = phrases[key], text = phrase[plural.select(values.count)] ?? phrase.other ?? phrase;
    return text.replace(/\{(\w+)(:,)?\}/g, (_, name, figure) => (figure ? number(values[name]) : values[name]));
  }

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘ʼ]/gu, "").toLowerCase()
    .replace(/[^a-z]/g, (letter) => LETTERS[letter] || letter);
  const HYPHENED = /[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)+/gu;
  const unhyphened = (word) => (/\P{N}/u.test(word.replace(/[-‐]/g, "")) ? word.replace(/[-‐]/g, "") : "");
  function tokens(text) {
    const folded = fold(text), joined = (folded.match(HYPHENED) || []).map(unhyphened).filter(Boolean);
    return [...(folded.match(/[\p{L}\p{N}]+/gu) || []), ...joined].map((word) => [...word].slice(0, LONGEST).join(""));
  }
  const radicals = (word) => {
    const initial = word.length >= SHORTEST_MUTATED && INITIAL.exec(word);
    return [word, ...(initial ? MUTATIONS[initial[0]].map((other) => other + word.slice(initial[0].length)) : [])];
  };
  const looksWelsh = (word) => word.length >= SHORTEST_MUTATED && WELSH.test(word);

  // "well-being" is one word here, and one beside its two in the index.
  const asked = (query) => [...new Set(tokens(fold(query).replace(HYPHENED, (word) => unhyphened(word) || word)))]
    .filter((word) => (word.length > 1 || /\p{N}/u.test(word)) && !STOP.has(word)).slice(0, MOST_WORDS);
  // They say what is wanted of an institution, not which text has it.
  const ASKING = new Set(("who whom what when how which where do does did can should me ask asks contact email mail phone " +
    "telephone call write speak talk person people named lead promised promise").split(" "));
  // "policies" finds policy, "trained" training.
  const ENDINGS = [[/(?:ships?|ments?)$/, 5], [/i[sz](?:ing|ed|es?)$/, 5], [/(?:ives?|ions?)$/, 5],
    [/(?:ies|ied|ity|y)$/, 4], [/(?:ings?|ed|es)$/, 4], [/(?<=[^siu])s$/, 4]];
  function stem(word) {
    const ends = word.length > 4 ? ENDINGS.map(([ending, least]) => [word.search(ending), least]) : [];
    const found = ends.find(([at, least]) => at >= least);
    return found ? word.slice(0, found[0]) : word;
  }
  const begins = (word, wanted) =>
    wanted.length < SHORTEST_PREFIX ? word === wanted : word.startsWith(stem(wanted));
  // How many letters are wrong, left out, too many or changed places.
  function slips(one, other) {
    let before = [], row = [...other, ""].map((_, at) => at);
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++) {
        const same = one[at - 1] === other[to - 1];
        next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (same ? 0 : 1));
        if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
          next[to] = Math.min(next[to], before[to - 2] + 1);
        }
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  }
  const mutated = (word, wanted) => wanted.length >= SHORTEST_MUTATED &&
    radicals(word).some((one) => radicals(wanted).some((other) => begins(one, other)));
  const meets = (word, wanted) => begins(word, wanted) || (looksWelsh(word) && mutated(word, wanted));
  const has = (words, all) => all.every((wanted) => words.some((word) => meets(word, wanted)));

  // docs/search.md describes the files of the index.
  function open(address) {
    const loaded = {}, base = new URL(address, document.baseURI);
    const load = (name, options) => (loaded[name] ||= fetch(new URL(name, base), options)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .catch((fault) => { delete loaded[name]; throw fault; }));
    let index;
    return async () => (index ||= indexed(await load("", { cache: "no-cache" }), load));
  }
  // The last place in a sorted list not beyond the wanted value.
  function last(sorted, wanted) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= wanted) low = middle + 1; else high = middle;
    }
    return low - 1;
  }
  const listed = (steps) => { let sum = -1; return steps.map((step) => (sum += step)); };
  const MOST_PARTS = 12, FEW = 10;
  // Words with a "~" come last, whatever the script of the others.
  const place = (word) => (word[0] === "~" ? "\uffff" : "") + word;
  function indexed({ version, institutions, plans, facets, words, records: sizes, pages, synonyms }, load) {
    words = words.map(place);
    const part = (kind, number) => load(`${kind}-${number}.json?v=${version}`);
    const owners = institutions.map((one) => one[2]), planned = plans.map((one) => one[1]);
    let sum = 0;
    const talents = new Map(), records = sizes.map((size) => (sum += size) - size); // the first document of each file
    const is = (doc, facet) => doc >= 0 ? facets[facet].keys[facets[facet].of.charCodeAt(doc) - 48] : "";
    const parts = (from, to) => {
      const loading = [];
      for (let number = Math.max(0, last(words, place(from))); number <= last(words, place(to)); number++) loading.push(number);
      return loading;
    };
    async function collect(found, start, exact, factor, whole) {
      const loading = parts(start, exact ? start : start + "\uffff").map((number) => part("words", number));
      for (const [word, [texts, titles = []]] of (await Promise.all(loading)).flatMap(Object.entries)) {
        if (exact ? word !== start : !word.startsWith(start)) continue;
        const weight = factor * (word === start || word === start + "s" || word === whole ? 2 : 1);
        for (const doc of listed(texts)) found.set(doc, Math.max(found.get(doc) || 0, weight));
        for (const doc of listed(titles)) found.set(doc, Math.max(found.get(doc) || 0, 4 * weight));
      }
    }
    return {
      owners, institutions, facets, is,
      same: (word) => [word, ...(Object.hasOwn(synonyms, word) ? synonyms[word] : [])],
      all: [...facets.type.of].map((_, doc) => doc),
      owner: (doc) => institutions[last(owners, doc)],
      plan: (doc) => plans[last(planned, doc)],
      async filters() {
        const more = await part("filters", 0);
        Object.assign(facets, more.facets);
        for (const [id, steps] of Object.entries(more.talent)) talents.set(id, new Set(listed(steps)));
      },
      has: (doc, name, value) => name === "institution" ? institutions[last(owners, doc)][0] === value
        : name === "talent" ? talents.get(value)?.has(doc) : (is(doc, name) || "").split(" ").includes(value),
      async record(doc) {
        const number = last(records, doc);
        return (await part("records", number))[doc - records[number]];
      },
      pages: pages.map(([address, title, kind, text], at) => ({ at, address, title, kind, text, words: tokens(`${title} ${text}`) })),
      // The word that a misspelt one stands for.
      async meant(word) {
        if (word.length < SHORTEST_MUTATED || /\p{N}/u.test(word)) return "";
        const starts = [word.slice(0, 2), word[1] + word[0], word.slice(1, 3)];
        const numbers = [...new Set(starts.flatMap((start) => parts(start, start + "\uffff")))].slice(0, MOST_PARTS);
        let best = "", least = word.length > 7 ? 3 : 2;
        for (const other of (await Promise.all(numbers.map((number) => part("words", number)))).flatMap(Object.keys)) {
          if (other[0] === "~" || Math.abs(other.length - word.length) > 2) continue;
          const count = slips(word, other);
          if (count < least) [best, least] = [other, count];
        }
        return best;
      },
      // The documents that have a word, and its weight in them.
      async lookup(word) {
        const found = new Map(), others = radicals(word);
        await collect(found, stem(word), word.length < SHORTEST_PREFIX, 1, word);
        for (const other of found.size < FEW ? this.same(word).slice(1) : []) await collect(found, other, other.length <= SHORTEST_MUTATED, 0.3);
        if (word.length < SHORTEST_MUTATED) return found;
        for (const radical of others) await collect(found, "~" + stem(radical), false, 0.8);
        // Perhaps nobody said that it is Welsh: Fangor.
        if (!found.size) for (const radical of others.slice(1)) await collect(found, stem(radical), false, 0.6);
        return found;
      },
    };
  }

  // The documents that have most of the words, the best first; and the words that stand for misspelt ones.
  async function search(index, words) {
    const meant = new Map(), found = await Promise.all(words.map(async (word) => {
      const scores = await index.lookup(word);
      if (scores.size || ASKING.has(word)) return scores;
      if (index.pages.some((page) => has(page.words, [word]))) return scores;
      const other = await index.meant(word);
      if (other) meant.set(word, other);
      return other ? index.lookup(other) : scores;
    }));
    const used = words.map((word) => meant.get(word) || word);
    // A document also answers by the name of its institution: "chester mentoring".
    const named = found.map((scores) => new Set(index.owners.filter((doc) => scores.get(doc) >= 3)));
    const rest = words.filter((word) => !ASKING.has(word));
    const about = rest.length < words.length && rest.length > 0; // "who do I ask at Chester"
    const ranked = [...new Set(found.flatMap((scores) => [...scores.keys()]))].map((doc) => {
      const owner = index.owner(doc)[2];
      const asks = about && doc === owner && words.every((word, at) => ASKING.has(word) || named[at].has(doc));
      const parts = found.map((scores, at) => scores.get(doc) || (named[at].has(owner) ? 0.5 : asks ? 1 : 0));
      const sum = parts.reduce((one, other) => one + other) * (asks ? 9 : doc === owner ? 1.5 : 1);
      return { doc, sum, met: parts.filter(Boolean).length };
    });
    const holds = (words) => used.every((word) => index.same(word).some((one) => has(words, [one])));
    const pages = index.pages.filter((page) => holds(page.words));
    const most = Math.max(0, ...new Set(ranked.map((one) => one.met)));
    const best = ranked.filter((one) => one.met === most).sort((one, other) => other.sum - one.sum || one.doc - other.doc);
    const titled = pages.filter((page) => holds(tokens(page.title)));
    const all = most === words.length, docs = best.map((one) => one.doc);
    const others = pages.filter((page) => !titled.includes(page));
    return { all: all || pages.length > 0, docs: [...titled, ...(all || !pages.length ? docs : []), ...others], meant, used };
  }

  const pieces = (text, words, meet) => text.split(/([\p{L}\p{N}\p{M}'’]+)/u).map((piece, at) =>
    [piece, at % 2 === 1 && tokens(piece).some((word) => words.some((wanted) => meet(word, wanted)))]);
  const first = (parts) => parts.findIndex(([, met]) => met);
  const marked = (parts) => parts.map(([piece, met]) => (met ? element("mark", "", piece) : piece));
  const BEFORE = 16, AFTER = 48;
  function around(parts, at) {
    const start = at > BEFORE ? at - BEFORE : 0, end = at + AFTER;
    return [start ? "… " : "", ...marked(parts.slice(start, end)), end < parts.length ? " …" : ""];
  }
  function element(name, kind, ...inside) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  }
  async function result(index, doc, words, root) {
    const type = index.is(doc, "type"), status = index.is(doc, "status");
    let [address, title, label, text, lang] = doc.kind ? [doc.address, doc.title, "", doc.text] : await index.record(doc);
    if (type === "institution") title = index.owner(doc)[1]; // told apart from others of its name
    const link = element("a", "");
    link.href = new URL(root + address.slice(1), document.baseURI);
    if (lang) link.lang = lang; // it has no twin in the language of the page
    let head = pieces(title, words, meets);
    const body = pieces(text || "", words, meets), at = first(body);
    if (at < 0 && first(head) < 0) head = pieces(title, words, mutated);
    link.dir = "auto";
    if (label) link.append(element("span", "id", label), " ");
    link.append(element("span", "", ...marked(head)));
    const where = [doc.kind || index.facets.type.words[type]];
    if (!doc.kind && type !== "institution" && index.owners.length > 1) where.push(index.owner(doc)[1]);
    if (type === "action") where.push(index.plan(doc)[0]);
    const line = element("p", "fine", where.join(" · "));
    const item = element("li", "", link, line);
    if (status && status !== "not-stated") {
      const [word, colour] = index.facets.status.words[status];
      line.append(" ", element("span", `status ${status} ${colour}`, word));
    }
    if (type === "institution") item.append(element("p", "met", ...around(body, 0))); // whom to ask comes first
    else if (at >= 0) {
      const met = element("p", "met", ...around(body, at));
      met.dir = "auto";
      if (lang) met.lang = lang;
      item.append(met);
    }
    else if (words.length && first(head) < 0) item.append(element("p", "met", say("find.further")));
    return item;
  }
  const AT_ONCE = 10;
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

  // Keeps a form in the address. A word is one step back, not one a letter.
  function live(form, read, write, apply) {
    let writing = false, pause = 0;
    function act(replace, typing) {
      clearTimeout(pause);
      const query = read().toString(), url = location.pathname + (query && `?${query}`);
      writing = typing;
      apply();
      if (url !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", url);
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
  return { fold, tokens, radicals, looksWelsh, asked, has, open, search, show, element, live, say };
})();
