// What searching is: which of a body's indicators answer a reader's words, and when none does. It touches no page.
globalThis.quarterdeckSearch = (() => {
  "use strict";
  const { EMPTY, WEAK, weights, wordsOf, single, root, formsOf, field, quality, best, stands, keyOf, plainRef, shortRef, phrases, isReal, distance, holds } =
    globalThis.quarterdeckTerms;
  const ENOUGH = 0.4; // the weight of the words that must be there, where not all are
  const RETIRED = 0.5; // what was last reported years ago comes after its equals, not after all that only touch the subject

  const ENDINGS = /^(al|ally|able|ed|er|ers|ful|ist|ists|less|ly|or|ors)$/; // what may follow a word and be no slip

  const isDigits = (unit) => unit.typed.every((word) => /^\d+$/.test(word));
  // A year tells when, not what: 2024, or the second half of 2024-25.
  const isYear = (words, i) => /^(19|20)\d\d$/.test(words[i]) || (i > 0 && /^\d\d$/.test(words[i]) && /^20\d\d$/.test(words[i - 1]));
  const typedText = (unit) => unit.typed.join(" ");

  // Make a searcher from the lists that were fetched.
  function open(lists) {
    const given = lists.filter((list) => list.indicators);
    const names = new Set(given.flatMap((list) => wordsOf(list.name)));
    const isEmpty = (word) => EMPTY.has(word) || names.has(word);
    const general = phrases(isEmpty);
    const known = new Map(); // each word that the lists hold, with how often
    const ones = new Set();
    const roots = new Set();
    const note = (words) => words.forEach((word) => (known.set(word, (known.get(word) ?? 0) + 1), ones.add(single(word)), roots.add(root(word))));
    for (const [words, same, near] of lists.flatMap((list) => list.words ?? [])) {
      const row = { same: same.map(wordsOf), ways: same.map(wordsOf).map(formsOf), near: near.map(wordsOf).map(formsOf) };
      for (const phrase of words) general.add(wordsOf(phrase), row);
      [...words, ...same, ...near].forEach((phrase) => note(wordsOf(phrase)));
    }
    const bodies = given.map((list) => {
      const items = list.indicators.map(([id, title, ref, refs, keywords, official, value, when, kind, status, retired]) => ({
        id, title, ref, refs, value, when, kind, status, retired,
        fields: [field(title, weights.TITLE), ...keywords.map((text) => field(text, weights.KEYWORD)), field(official, weights.OFFICIAL)],
      }));
      items.forEach((item) => item.fields.forEach((where) => (note(where.words.map(({ word }) => word)), where.ones.forEach((word) => roots.add(word)))));
      const own = phrases(isEmpty);
      for (const [words, ids, say] of list.own) {
        const row = { ids, say };
        for (const phrase of words) own.add(wordsOf(phrase), row), note(wordsOf(phrase));
      }
      return { slug: list.slug, name: list.name, names: new Set(wordsOf(list.name)), items, own };
    });

    // The longest phrase that is known from a place on; it is taken as the tables write it.
    function phraseAt(words, i, body) {
      for (let j = Math.min(words.length, i + 8); j > i; j--) {
        const part = words.slice(i, j);
        const row = general.find(part);
        const own = body.own.find(part);
        if (row || own) return { taken: j - i, typed: (row ?? own).words, row: row?.row, own: own?.row };
      }
      return null;
    }

    // Take a query apart into phrases that are known, and single words.
    function unitsOf(words, body) {
      const units = [];
      for (let i = 0; i < words.length; ) {
        // What is "not working" is broken: nobody asks for jobs.
        if (words[i] === "not" && words[i + 1] === "working" && units.length) {
          i += 2;
          continue;
        }
        const found = phraseAt(words, i, body);
        const denied = ["not", "no"].includes(words[i - 1]);
        const word = words[i];
        if (found) {
          const { typed, row } = found;
          const own = found.own ?? row.same.map((phrase) => body.own.find(phrase)?.row).find(Boolean);
          units.push({ typed, ways: [formsOf(typed), ...(row?.ways ?? [])], near: row?.near ?? [], own, subject: true, denied });
        } else if (!EMPTY.has(word) && (word.length > 1 || /\d/.test(word))) {
          const named = names.has(word);
          const weak = named || WEAK.has(word) || WEAK.has(single(word)) || isYear(words, i);
          units.push({ typed: [word], ways: [formsOf([word])], near: [], weak, named, denied, last: i === words.length - 1 });
        }
        i += found?.taken ?? 1;
      }
      if (units.every((unit) => unit.weak)) units.forEach((unit) => (unit.weak = unit.named));
      return units;
    }

    // Words that were typed side by side mean most where they stand so, even those that say little alone.
    function wholes(units, asked) {
      const ways = [units.filter((unit) => !unit.named), asked].filter((some) => some.length > 1);
      return { ways: ways.map((some) => formsOf(some.flatMap((unit) => unit.typed))), equal: true };
    }

    // A body's own row holds for the whole query, or for its one part that the body knows anything of.
    function ownRow(body, words, asked, met) {
      const whole = body.own.find(words) ?? body.own.find(asked.flatMap((unit) => unit.typed));
      if (whole) return whole.row;
      // Several subjects that the body answers alike are one: potholes on my road.
      const [first] = asked;
      const alike = (unit) => unit.own && (unit.own === first.own || unit.own.ids.some((id) => first.own.ids.includes(id)));
      if (first.own && asked.every(alike)) return first.own;
      const one = asked.length === 1 ? asked[0] : met.length === 1 && asked.every((unit) => unit === met[0] || !unit.subject) ? met[0] : null;
      return one?.own;
    }

    function answer(body, words) {
      const units = unitsOf(words, body);
      const asked = units.filter((unit) => !unit.weak);
      if (!asked.length) return { kind: "none", hits: [] };
      // Digits alone stand in too many official titles; they must be in the title that we show.
      if (asked.every(isDigits)) asked.forEach((unit) => (unit.titles = true));
      const found = body.items.map((item) => ({ item, marks: units.map((unit) => best(unit, item)) }));
      // What few have tells more than what many have; a subject of its own tells much.
      const scarce = units.map(({ subject }, u) => {
        const holders = found.filter((one) => one.marks[u]).length;
        return Math.log(1 + body.items.length / (1 + (subject ? Math.min(holders, 2) : holders)));
      });
      const whole = wholes(units, asked);
      for (const one of found) {
        one.score = one.marks.reduce((sum, mark, u) => sum + mark * scarce[u] * (units[u].weak ? 0.2 : 1), 0);
        one.score += best(whole, one.item) * Math.max(...scarce);
        if (one.item.retired) one.score *= RETIRED;
        one.lacks = units.filter((unit, u) => !unit.weak && !one.marks[u]);
      }
      found.sort((a, b) => b.score - a.score);
      const full = found.filter((one) => !one.lacks.length).map((one) => one.item);
      const met = asked.filter((unit) => found.some((one) => one.marks[units.indexOf(unit)]) || unit.own);
      const own = ownRow(body, words, asked, met);
      if (own) {
        const chosen = own.ids.map((id) => body.items.find((item) => item.id === id)).filter(Boolean);
        // Beside what the body chose stands only what has the very words as a keyword or in its title; where it chose
        // none, only in its title.
        const fits = (item) => asked.every(({ ways: [way] }) =>
          chosen.length
            ? item.fields.some((where, i) => (!i || where.words.length === way.length) && quality(way, where))
            : quality(way, item.fields[0]) === 1
        );
        const others = full.filter((item) => !chosen.includes(item) && fits(item));
        const lacks = met.length ? asked.filter((unit) => !met.includes(unit)).map(typedText) : [];
        const hits = [...chosen, ...others];
        return { kind: hits.length ? "full" : "none", say: own.say, chosen: chosen.length, lacks, subject: true, hits };
      }
      if (full.length) return { kind: "full", hits: full };
      const subject = asked.every((unit) => unit.subject);
      // A subject that is not there is not made up for by the other words; nor is a word that other indicators have,
      // unless the subject is plain without it.
      const total = units.reduce((sum, unit, u) => sum + (unit.weak ? 0 : scarce[u]), 0);
      const partial = found.filter((one) => {
        // The official title alone says too much in passing to answer for words that are not there.
        const plain = { fields: one.item.fields.slice(0, -1) };
        const there = units.reduce((sum, unit, u) => sum + (!unit.weak && stands(unit, plain) ? scarce[u] : 0), 0);
        const named = units.some((unit, u) => unit.subject && one.marks[u]);
        const tells = (unit) => unit.subject || (!named && found.some((other) => stands(unit, other.item)));
        return there / total >= ENOUGH && !one.lacks.some(tells);
      });
      if (partial.length) {
        const lacks = partial[0].lacks.map(typedText);
        const alike = partial.filter((one) => one.lacks.map(typedText).join() === lacks.join());
        return { kind: "partial", lacks, hits: alike.map((one) => one.item) };
      }
      const beside = asked.length === 1 ? besides(body, asked[0].near) : [];
      return { kind: beside.length ? "near" : "none", subject, hits: beside };
    }

    // What is near a subject that is not there: what the body chose for that, or what has it in its title.
    function besides(body, near) {
      const chosen = near.flatMap((way) => body.own.find(way.map(({ word }) => word))?.row.ids ?? []);
      const has = (item) => (chosen.length ? chosen.includes(item.id) : near.length && best({ ways: near, equal: true, titles: true }, item));
      return body.items.filter((item) => !item.retired && has(item));
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

    // Each body's answers; what its own table says comes first, in its order. Words that say too little are not answered.
    function search(query, words = wordsOf(query)) {
      const referred = byReference(query);
      if (!referred && bodies.every((body) => unitsOf(words, body).every((unit) => unit.named))) return { vague: true, groups: [] };
      const groups = referred ?? bodies.map((body) => ({ body, ...answer(body, words) }));
      const named = bodies.find((body) => [...body.names].every((name) => words.includes(name)));
      return { groups, named: named?.slug };
    }

    function isKnown(word) {
      return word.length < 5 || EMPTY.has(word) || WEAK.has(word) || known.has(word) || roots.has(single(word)) || roots.has(root(word))
        || [...known.keys()].some((other) => other.startsWith(word) || (other.length > 4 && word.startsWith(other) && ENDINGS.test(word.slice(other.length))));
    }

    // The words with those set right that no list and no dictionary knows; null where there are none.
    async function repair(query, dictionary) {
      const words = wordsOf(query);
      const better = words.map((word) => (/\d/.test(word) || isKnown(word) ? word : nearest(word)));
      const real = better.some((word, i) => word !== words[i]) ? await dictionary() : null;
      const made = inPhrase(better.map((word, i) => (real && isReal(words[i], real) ? words[i] : word)));
      return made.every((word, i) => word === words[i]) ? null : made;
    }

    // A real word that no list holds is a slip too, if with another letter it makes a phrase that is known.
    function inPhrase(words) {
      const made = [...words];
      const isPhrase = (some) => [general, ...bodies.map((body) => body.own)].some((table) => table.find(some));
      words.forEach((word, i) => {
        if (word.length < 4 || /\d/.test(word) || known.has(word) || ones.has(single(word)) || EMPTY.has(word) || WEAK.has(word)) return;
        const other = nearest(word);
        for (let from = Math.max(0, i - 3); from <= i; from++)
          for (let to = Math.max(i + 1, from + 2); to <= Math.min(words.length, from + 4); to++)
            if (other !== word && isPhrase([...made.slice(from, i), other, ...made.slice(i + 1, to)]) && !isPhrase(made.slice(from, to))) made[i] = other;
      });
      return made;
    }

    // A slip seldom changes the first letter; words that differ in it are other words.
    function nearest(word) {
      const one = single(word);
      const most = word.length < 8 ? 1 : 2;
      let chosen = [word, most + 1, Infinity];
      for (const [other, often] of known) {
        if (other.length < 4 || other[0] !== word[0] || Math.abs(other.length - word.length) > most) continue;
        const steps = Math.min(distance(word, other), distance(one, other));
        if (steps < chosen[1] || (steps === chosen[1] && often > chosen[2])) chosen = [other, steps, often];
      }
      return chosen[0];
    }

    return { search, repair };
  }

  return { open, wordsOf, holds };
})();
