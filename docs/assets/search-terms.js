// What searching knows of words: which say nothing, which are one word, and how well words stand in a text.
globalThis.quarterdeckTerms = (() => {
  "use strict";
  // Words that say nothing of what is looked for ("council" is in everything), and words that say too little to be asked for.
  const EMPTY = set(
    "a about all also am an and any are as at be been being by can could council councils currently do does doing did ever for from get gets getting go goes going got had has have having here how i if im in into is isnt it its just lot many me more most much my near no not now of off often on only or our out over own per please re should so some still than that the their them there they this those through to today too under up us use using very want was we were what whats when where which who whos why will with without would you your"
  );
  const WEAK = set(
    "amount apply area average bad best better big book broken borough bring check city collect collected collection collections contact cost costs county current data day days district enough figure figures find free full good happen happening increase increased info information kind last lately latest level levels local make month months name new need needed next number numbers paid pay people percent percentage performance person problem problems quarter high higher low lower quickly help recent recently rate rated rates rating ratings report reported reporting renew residents resident service services show state statistics stats take taken target targets tell time town total value week weeks year years worse worst wait waits waiting long opening times amounts"
  );
  // What has another subject than the word that it is made from: nobody who looks for parking means parks.
  const APART = set("parking planning building training nursing lighting meeting crossing wedding reading evening apartment department election");
  // One form for words that are one, however unlike they are written.
  const ODD = {
    children: "child", childrens: "child", kid: "child", kids: "child", childhood: "child", mum: "mother", mums: "mother",
    mice: "mouse", women: "woman", men: "man", lives: "life", leaves: "leaf",
  };
  const TITLE = 10, KEYWORD = 8, PART = 4, OFFICIAL = 5; // what it counts for where a word stands
  const ROOT = 0.95; // a word that is made from what was asked for counts nearly as much as the word
  const BESIDE = 0.05; // among equals, what is called by more words for the same
  const DENIED = 0.5; // "not recycled" is less about recycling than "recycled"

  function set(words) {
    return new Set(words.split(" "));
  }

  function wordsOf(text) {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  // One form for one and many: bins, bin.
  function single(word) {
    if (Object.hasOwn(ODD, word)) return ODD[word];
    if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
    if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
    const cut = /(ch|sh|x|ss|zz|us)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
    return Object.hasOwn(ODD, cut) ? ODD[cut] : cut;
  }

  // One form for a word and what is made from it: recycle, recycling, recycled; homeless, homelessness.
  function root(word) {
    const one = single(word);
    if (one.length < 5 || APART.has(word) || APART.has(one)) return one;
    const cut = one.replace(/(?:ness|ment|ship)$/, "").replace(/(?<=t)ion$/, "").replace(/(?:ing|ed)$/, "");
    const base = cut.length < 4 ? one : cut;
    return base.replace(/([bdgmnpt])\1$/, "$1").replace(/(?<=.{4})e$/, "");
  }

  const forms = new Map(); // a large body says the same words a thousand times

  function formsOf(words) {
    return words.map((word) => {
      if (!forms.has(word)) forms.set(word, { word, one: single(word), root: root(word) });
      return forms.get(word);
    });
  }

  function field(text, weight) {
    const words = formsOf(wordsOf(text));
    const pairs = words.slice(1).map(({ word }, i) => single(words[i].word + word)).filter((pair) => pair.length > 4);
    const denied = words.filter((_, i) => i && ["not", "no", "non"].includes(words[i - 1].word));
    return {
      words, weight, denied: new Set(denied.map(({ root }) => root)),
      ones: new Set([...words.map(({ one }) => one), ...pairs]), roots: new Set(words.map(({ root }) => root)),
    };
  }

  function likeness(asked, found) {
    return asked.one === found.one ? 1 : asked.word.length > 3 && asked.root === found.root ? ROOT : 0;
  }

  // How well a word stands in a text, or a phrase: its words side by side, or joined to one.
  function quality(way, where, last) {
    const [first, ...more] = way;
    if (more.length) {
      if (where.ones.has(single(way.map(({ word }) => word).join("")))) return 1;
      if (!where.roots.has(first.root) && !where.ones.has(first.one)) return 0;
      const starts = where.words.slice(0, Math.max(0, where.words.length - more.length));
      return Math.max(0, ...starts.map((_, i) => Math.min(...way.map((form, k) => likeness(form, where.words[i + k])))));
    }
    if (where.ones.has(first.one)) return 1;
    if (first.word.length < 4) return 0;
    if (where.roots.has(first.root)) return ROOT;
    return last && first.word.length > 4 && where.words.some(({ word }) => word.startsWith(first.word)) ? 0.5 : 0;
  }

  function worth(way, where, unit) {
    const denied = !unit.denied && way.length === 1 && where.denied.has(way[0].root);
    const good = quality(way, where, unit.last) * (denied ? DENIED : 1);
    if (!good) return 0;
    const share = Math.min(1, way.length / where.words.length);
    if (where.weight !== TITLE) return good * (where.weight === KEYWORD && share < 1 ? PART : where.weight);
    // A title tells its subject first.
    return good * (TITLE + 4 * share) + (where.words[0].root === way[0].root ? 0.3 : 0);
  }

  // How well a unit of the query stands in an indicator; what only means the same counts for less than what was typed.
  function best(unit, item) {
    const typed = unit.ways[0]?.map(({ root }) => root).join(" ");
    const fields = unit.titles ? [item.fields[0]] : item.fields;
    const marks = unit.ways.map((way, place) => {
      const part = place && !unit.equal && way.map(({ root }) => root).join(" ") !== typed ? 0.6 : 1;
      return Math.max(...fields.map((where) => worth(way, where, unit))) * part;
    });
    const most = Math.max(0, ...marks);
    return most + BESIDE * (marks.reduce((sum, mark) => sum + mark, 0) - most);
  }

  const stands = (unit, { fields }) =>
    unit.ways.some((way) => fields.some((where) => quality(way, where) === 1 && (way.length > 1 || !where.denied.has(way[0].root))));

  const keyOf = (words) => words.map(single).join("");
  const plainRef = (ref) => ref.toLowerCase().replace(/[^a-z0-9]/g, "");
  const shortRef = (ref) => plainRef(ref).replace(/(^|[a-z])0+(?=\d)/g, "$1");

  // A table of phrases: found as they are written, joined or apart, and with other empty words between them.
  function phrases(isEmpty) {
    const exact = new Map();
    const loose = new Map();
    const looseKey = (words) => words.filter((word) => !isEmpty(word)).map(single).join(" ");
    return {
      add(words, row) {
        exact.set(keyOf(words), row);
        const full = words.filter((word) => !isEmpty(word)).length;
        if (full > 1 && (full < words.length || !loose.has(looseKey(words)))) loose.set(looseKey(words), { words, row });
      },
      find(words) {
        const row = exact.get(keyOf(words));
        if (row) return { words, row };
        return words.length > 1 && !isEmpty(words[0]) && !isEmpty(words.at(-1)) ? loose.get(looseKey(words)) : undefined;
      },
    };
  }

  function isReal(word, real) {
    const one = single(word);
    const bare = one.replace(/(?:ing|ed|er|ly|est|y)$/, "");
    const forms = [word, one, bare, `${bare}e`, bare.replace(/(.)\1$/, "$1"), `${one.replace(/ily$|ier$|iest$/, "")}y`];
    return forms.some((form) => form.length > 3 && real.has(form));
  }

  // How many letters to add, drop, change or swap (optimal string alignment).
  function distance(a, b) {
    const rows = [[...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  }

  // Whether a page's text really holds what was looked for, word beside word, and not only something like it.
  const holds = (text, words) => quality(formsOf(words), field(text, OFFICIAL), false) > 0;

  const weights = { TITLE, KEYWORD, OFFICIAL };
  return { EMPTY, WEAK, weights, wordsOf, single, root, formsOf, field, quality, best, stands, keyOf, plainRef, shortRef, phrases, isReal, distance, holds };
})();
