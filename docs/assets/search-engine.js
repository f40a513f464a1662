// What searching is: which of a body's indicators answer a reader's words, and when none does. It touches no page.
globalThis.quarterdeckSearch = (() => {
  "use strict";
  // Words that say nothing of what is looked for, and words that say too little to be asked for.
  const EMPTY = set(
    "a about all am an and any are as at be been being by can could do does doing did for from get gets getting go goes going got had has have having here how i if im in into is isnt it its long lot many me more most much my near no not of off often on or our out over own per please re should so some than that the their them there they this those through to too under up us use using very want was we were what whats when where which who whos why will with without would you your"
  );
  const WEAK = set(
    "amount apply area average best better big book borough bring check city collect collected collection collections contact cost costs council councils county current data district enough figure figures find happen happening increase increased info information kind latest level levels local make name new need needed now number numbers paid pay people percent percentage performance person problem problems quarter high higher low lower quickly help rate rated rates rating ratings report reporting renew residents resident service services show state statistics stats take taken tell time town total year years worse worst wait waits waiting long opening times amounts"
  );
  // What has another subject than the word that it is made from: nobody who looks for parking means parks.
  const APART = set("parking planning building training nursing lighting meeting crossing wedding reading evening apartment department election");
  const ODD = { children: "child", childrens: "child", mice: "mouse", women: "woman", men: "man", lives: "life", leaves: "leaf" };
  const TITLE = 10, KEYWORD = 8, PART = 4, OFFICIAL = 5; // what it counts for where a word stands
  const ENOUGH = 0.4; // the weight of the words that must be there, where not all are

  function set(words) {
    return new Set(words.split(" "));
  }

  function wordsOf(text) {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  // One form for one and many: bins, bin.
  function single(word) {
    if (ODD[word]) return ODD[word];
    if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
    if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
    return /(ch|sh|x|ss|zz|us)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
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
    return { words, weight, ones: new Set([...words.map(({ one }) => one), ...pairs]), roots: new Set(words.map(({ root }) => root)) };
  }

  function likeness(asked, found) {
    return asked.one === found.one ? 1 : asked.word.length > 3 && asked.root === found.root ? 0.7 : 0;
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
    if (where.roots.has(first.root)) return 0.7;
    return last && first.word.length > 4 && where.words.some(({ word }) => word.startsWith(first.word)) ? 0.5 : 0;
  }

  function worth(way, where, last) {
    const good = quality(way, where, last);
    if (!good) return 0;
    const share = Math.min(1, way.length / where.words.length);
    return good * (where.weight === KEYWORD && share < 1 ? PART : where.weight + (where.weight === TITLE ? 4 * share : 0));
  }

  // How well a unit of the query stands in an indicator; what only means the same counts for less than what was typed.
  function best(unit, item) {
    let most = 0;
    unit.ways.forEach((way, place) => {
      const part = place && !unit.equal ? 0.6 : 1;
      for (const where of item.fields) most = Math.max(most, worth(way, where, unit.last) * part);
    });
    return most;
  }

  const stands = (unit, item) => unit.ways.some((way) => item.fields.some((where) => quality(way, where) === 1));

  const keyOf = (words) => words.map(single).join("");
  const plainRef = (ref) => ref.toLowerCase().replace(/[^a-z0-9]/g, "");
  const shortRef = (ref) => plainRef(ref).replace(/(^|[a-z])0+(?=\d)/g, "$1");

  // Make a searcher from the lists that were fetched.
  function open(lists) {
    const general = new Map();
    const known = new Map(); // each word that the lists hold, with how often
    const roots = new Set();
    const note = (words) => words.forEach((word) => (known.set(word, (known.get(word) ?? 0) + 1), roots.add(root(word))));
    for (const [words, same, near] of lists.flatMap((list) => list.words ?? [])) {
      const row = { keys: same.map(wordsOf).map(keyOf), same: same.map(wordsOf).map(formsOf), near: near.map(wordsOf).map(formsOf) };
      for (const phrase of words) general.set(keyOf(wordsOf(phrase)), row);
      [...words, ...same, ...near].forEach((phrase) => note(wordsOf(phrase)));
    }
    const bodies = lists.filter((list) => list.indicators).map((list) => {
      const items = list.indicators.map(([id, title, ref, refs, keywords, official, value, when, kind, status, retired]) => ({
        id, title, ref, refs, value, when, kind, status, retired,
        fields: [field(title, TITLE), ...keywords.map((text) => field(text, KEYWORD)), field(official, OFFICIAL)],
      }));
      items.forEach((item) => item.fields.forEach((where) => (note(where.words.map(({ word }) => word)), where.ones.forEach((word) => roots.add(word)))));
      const own = new Map();
      for (const [words, ids, say] of list.own)
        for (const phrase of words) own.set(keyOf(wordsOf(phrase)), { ids, say }), note(wordsOf(phrase));
      return { slug: list.slug, name: list.name, names: new Set(wordsOf(list.name)), items, own };
    });

    const names = new Set(bodies.flatMap((body) => [...body.names]));

    // Take a query apart into phrases that are known, and single words.
    function unitsOf(words, body) {
      const units = [];
      for (let i = 0; i < words.length; ) {
        let taken = 0;
        for (let j = Math.min(words.length, i + 6); j > i && !taken; j--) {
          const row = general.get(keyOf(words.slice(i, j)));
          const own = body.own.has(keyOf(words.slice(i, j)));
          if (!row && !own) continue;
          units.push({ typed: words.slice(i, j), ways: [formsOf(words.slice(i, j)), ...(row?.same ?? [])], near: row?.near ?? [], keys: row?.keys ?? [], subject: true, last: false });
          taken = j - i;
        }
        if (!taken && !EMPTY.has(words[i])) {
          const weak = WEAK.has(words[i]) || WEAK.has(single(words[i])) || names.has(words[i]);
          units.push({ typed: [words[i]], ways: [formsOf([words[i]])], near: [], subject: false, weak, last: i === words.length - 1 });
        }
        i += taken || 1;
      }
      if (units.every((unit) => unit.weak)) units.forEach((unit) => (unit.weak = false));
      return units;
    }

    function answer(body, words) {
      const units = unitsOf(words, body);
      const asked = units.filter((unit) => !unit.weak);
      if (!asked.length) return { kind: "none", hits: [] };
      const found = body.items.map((item) => ({ item, marks: units.map((unit) => best(unit, item)) }));
      // What few have tells more than what many have; a subject of its own tells much.
      const scarce = units.map(({ subject }, u) => {
        const holders = found.filter((one) => one.marks[u]).length;
        return Math.log(1 + body.items.length / (1 + (subject ? Math.min(holders, 2) : holders)));
      });
      // Words that were typed side by side mean most where they stand so.
      const whole = asked.length > 1 ? { ways: [formsOf(asked.flatMap((unit) => unit.typed))], last: false } : null;
      for (const one of found) {
        one.score = one.marks.reduce((sum, mark, u) => sum + mark * scarce[u] * (units[u].weak ? 0.2 : 1), 0);
        if (whole) one.score += best(whole, one.item) * Math.max(...scarce);
        one.lacks = units.filter((unit, u) => !unit.weak && !one.marks[u]);
      }
      // What was last reported years ago comes after all that is reported now.
      found.sort((a, b) => !!a.item.retired - !!b.item.retired || b.score - a.score);
      const full = found.filter((one) => !one.lacks.length).map((one) => one.item);
      // A body's own row holds for the whole query, or for its one part that the body knows anything of.
      const met = asked.filter((unit) => found.some((one) => one.marks[units.indexOf(unit)]) || body.own.has(keyOf(unit.typed)));
      const keys = [keyOf(words), keyOf(asked.flatMap((unit) => unit.typed))];
      if (met.length === 1 && asked.every((unit) => unit === met[0] || !unit.subject)) keys.push(keyOf(met[0].typed), ...(met[0].keys ?? []));
      const own = keys.map((key) => body.own.get(key)).find(Boolean);
      if (own) {
        const chosen = own.ids.map((id) => body.items.find((item) => item.id === id)).filter(Boolean);
        const others = chosen.length ? full.filter((item) => !chosen.includes(item)) : [];
        const lacks = met.length ? asked.filter((unit) => !met.includes(unit)).map((unit) => unit.typed.join(" ")) : [];
        return { kind: chosen.length ? "full" : "none", say: own.say, lacks, subject: true, hits: [...chosen, ...others] };
      }
      if (full.length) return { kind: "full", hits: full };
      const subject = asked.every((unit) => unit.subject);
      // A subject that is not there is not made up for by the other words; nor is a word that other indicators have,
      // unless the subject is plain without it.
      const total = units.reduce((sum, unit, u) => sum + (unit.weak ? 0 : scarce[u]), 0);
      const partial = found.filter((one) => {
        const there = units.reduce((sum, unit, u) => sum + (!unit.weak && stands(unit, one.item) ? scarce[u] : 0), 0);
        const named = units.some((unit, u) => unit.subject && one.marks[u]);
        const tells = (unit) => unit.subject || (!named && found.some((other) => stands(unit, other.item)));
        return there / total >= ENOUGH && !one.lacks.some(tells);
      });
      if (partial.length) {
        const lacks = partial[0].lacks.map((unit) => unit.typed.join(" "));
        const alike = partial.filter((one) => one.lacks.map((unit) => unit.typed.join(" ")).join() === lacks.join());
        return { kind: "partial", lacks, hits: alike.map((one) => one.item) };
      }
      const near = asked.length === 1 && asked[0].near.length ? { ways: asked[0].near, equal: true } : null;
      const beside = near ? body.items.filter((item) => !item.retired && best(near, item) >= KEYWORD) : [];
      return { kind: beside.length ? "near" : "none", subject, hits: beside };
    }

    // A reference that is written as in the reports, or without its hyphens or noughts; this year's first.
    function byReference(query) {
      if (!/\d/.test(query) || query.length > 14) return null;
      for (const form of [plainRef, shortRef]) {
        const wanted = form(query);
        const groups = bodies.map((body) => {
          const now = body.items.filter((item) => item.ref && form(item.ref) === wanted);
          const then = body.items
            .filter((item) => !now.includes(item))
            .map((item) => [item, item.refs.find(([ref]) => form(ref) === wanted)])
            .filter(([, old]) => old)
            .map(([item, [ref, year]]) => ({ ...item, was: `${ref} in ${year}` }));
          return { body, kind: now.length || then.length ? "full" : "none", subject: true, hits: [...now, ...then] };
        });
        if (groups.some((group) => group.hits.length)) return groups;
      }
      return null;
    }

    // Each body's answers. What its own table says comes first, in its order.
    function search(query, words = wordsOf(query)) {
      const groups = byReference(query) ?? bodies.map((body) => ({ body, ...answer(body, words) }));
      const named = bodies.find((body) => [...body.names].every((name) => words.includes(name)));
      return { groups, named: named?.slug };
    }

    function isKnown(word) {
      return word.length < 5 || EMPTY.has(word) || WEAK.has(word) || known.has(word) || roots.has(single(word)) || roots.has(root(word))
        || general.has(single(word)) || [...known.keys()].some((other) => other.startsWith(word));
    }

    // The words with those set right that no list and no dictionary knows; null where there are none.
    async function repair(query, dictionary) {
      const words = wordsOf(query);
      const better = words.map((word) => (/\d/.test(word) || isKnown(word) ? word : nearest(word)));
      if (better.every((word, i) => word === words[i])) return null;
      const real = await dictionary();
      const made = better.map((word, i) => (isReal(words[i], real) ? words[i] : word));
      return made.every((word, i) => word === words[i]) ? null : made;
    }

    // A slip seldom changes the first letter; words that differ in it are other words.
    function nearest(word) {
      const most = word.length < 8 ? 1 : 2;
      let chosen = [word, most + 1, Infinity];
      for (const [other, often] of known) {
        if (other.length < 4 || other[0] !== word[0] || Math.abs(other.length - word.length) > most) continue;
        const steps = distance(word, other);
        if (steps < chosen[1] || (steps === chosen[1] && often > chosen[2])) chosen = [other, steps, often];
      }
      return chosen[0];
    }

    return { search, repair };
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

  return { open, wordsOf, holds };
})();
