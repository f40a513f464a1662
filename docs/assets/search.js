// The search page: what it needs is fetched only when somebody searches, and works from a folder too.
(() => {
  "use strict";
  const base = new URL(document.currentScript.dataset.base, document.baseURI);
  const form = document.querySelector("[data-qd-search]");
  const found = document.querySelector("[data-qd-search-found]");
  const [heading, repaired, status, results, mentions] = ["heading", "repair", "status", "results", "mentions"].map((name) =>
    document.querySelector(`[data-qd-search-${name}]`)
  );
  const bodies = new Map([...document.querySelectorAll("[data-qd-search-in]")].map((item) => [item.dataset.slug, item.dataset]));
  const asked = new URLSearchParams(location.search);
  const SHOWN = 6;
  // From a folder no server finds the file of an address.
  const page = location.protocol === "file:" ? "index.html" : "";
  let engine, fullText, words;
  let latest = 0;
  let timer = 0;

  const field = form.elements.q;
  const choice = form.elements.council;
  const origin = form.elements.in;
  field.value = asked.get("q") ?? "";
  if (choice && bodies.has(asked.get("council"))) choice.value = asked.get("council");
  if (bodies.has(asked.get("in"))) [origin.value, origin.disabled] = [asked.get("in"), false];
  let exact = asked.has("exact");

  // A page that was opened from a folder may load scripts, but not data.
  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      // In this order: the engine is made of the terms.
      Object.assign(element, { src: new URL(address, document.baseURI).href, async: false, onload: resolve, onerror: reject });
      document.head.append(element);
    });
  }

  function load() {
    const lists = [...bodies.values()].map((body) => body.qdSearchIn);
    engine ??= Promise.all([form.dataset.terms, form.dataset.engine, form.dataset.words, ...lists].map(script)).then(() =>
      quarterdeckSearch.open(globalThis.quarterdeckLists)
    );
    return engine;
  }

  // Only read when a word was typed that no list knows; without it nothing is taken for a slip.
  function dictionary() {
    words ??= fetch(form.dataset.dictionary).then((answer) => answer.text()).then((text) => new Set(text.split("\n")));
    return words;
  }

  function make(name, text, className) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  // What was looked for, as the texts name it: a long question is cut between two words.
  const LONGEST = 60;
  const short = (text) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`);

  const count = (number) => (number === 1 ? "1 figure" : `${number} figures`);

  async function run(submitted) {
    const query = field.value.trim();
    const turn = ++latest;
    const parts = [["q", query], ["council", choice?.value], ["in", origin.value], ["exact", exact ? "1" : ""]];
    const search = new URLSearchParams(parts.filter(([, value]) => value)).toString();
    history.replaceState(null, "", search ? `?${search}` : location.pathname);
    found.hidden = !query && !submitted;
    mentions.hidden = true;
    if (!query) return tell("", "Type what you look for.");
    let searcher, made = null;
    try {
      searcher = await load();
      made = exact ? null : await searcher.repair(query, dictionary).catch(() => null);
    } catch {
      status.textContent = "The lists to search in could not be read. The lists below lead to all indicators.";
      return;
    }
    let answer = searcher.search(query, made ?? undefined);
    const tells = (group) => group.hits.length || group.subject;
    if (made && !answer.groups.some(tells)) [made, answer] = [null, searcher.search(query)];
    if (turn !== latest) return;
    const shown = short(made ? made.join(" ") : query);
    if (answer.vague) {
      tell(query, `“${shown}” says too little to search for. Type a longer word, or more words.`);
    } else {
      const groups = inOrder(answer.groups, answer.named);
      tell(query, summary(groups, shown), `Results for “${shown}”`, groups.flatMap((group) => render(group, shown)));
      if (made) showRepair(query, shown);
    }
    if (submitted && query) heading.focus();
    if (!answer.vague) await mention(made ? made.join(" ") : query, turn);
  }

  // One answer takes the place of the one before it.
  function tell(query, text, title = "Results", parts = []) {
    heading.textContent = title;
    repaired.replaceChildren();
    results.replaceChildren(...parts);
    status.textContent = text;
    found.dataset.query = query;
  }

  // The body whose page the reader came from or named comes first, then those with the best answers.
  function inOrder(groups, named) {
    const first = named ?? origin.value;
    const places = [...bodies.keys()]; // the lists come in whichever order they are fetched
    const rank = { full: 0, partial: 1, near: 2, none: 3 };
    return groups
      .filter((group) => !choice?.value || group.body.slug === choice.value)
      .sort(
        (a, b) =>
          (b.body.slug === first) - (a.body.slug === first)
          || rank[a.kind] - rank[b.kind]
          || places.indexOf(a.body.slug) - places.indexOf(b.body.slug)
      );
  }

  function showRepair(query, shown) {
    const link = make("a", `Search for “${short(query)}” as typed`);
    const parts = [["q", query], ["exact", "1"], ["council", choice?.value], ["in", origin.value]];
    link.href = `?${new URLSearchParams(parts.filter(([, value]) => value))}`;
    repaired.append(`No word here is spelt as in “${short(query)}”, so this shows “${shown}”. `, link);
  }

  function summary(groups, query) {
    const answers = groups.filter((group) => group.kind === "full" || group.kind === "partial");
    const number = answers.reduce((sum, group) => sum + group.hits.length, 0);
    if (!number) return `${lacking(groups.every((group) => group.subject), query)} The lists below lead to all indicators.`;
    const each = bodies.size > 1 ? `: ${answers.map((group) => `${group.hits.length} at ${group.body.name}`).join(", ")}` : "";
    return `${count(number)} found for “${query}”${each}.`;
  }

  const lacking = (subject, query) => (subject ? `No figure on “${query}”.` : `Nothing found for “${query}”.`);

  function render(group, query) {
    const { hits, kind, lacks, say } = group;
    const said = [];
    if (say) said.push(say);
    else if (kind === "none") said.push(lacking(group.subject, query));
    if (kind === "near") said.push(`No figure on “${query}”. Near it:`);
    if (lacks?.length && hits.length) said.push(`No figure has all these words. Left out: ${lacks.map((word) => `“${word}”`).join(", ")}.`);
    const parts = bodies.size > 1 ? [make("h3", group.body.name)] : [];
    parts.push(...said.map((text) => make("p", text, "qd-said")));
    // What the body says is about what it chose; what has the words as well stands apart.
    const items = hits.map((hit) => entry(hit, group.body));
    const chosen = say ? group.chosen : items.length;
    parts.push(...listed(items.slice(0, chosen)));
    if (chosen < items.length) parts.push(make("p", chosen ? "These have the words too:" : "These have the words in their title:", "qd-said"));
    parts.push(...listed(items.slice(chosen)));
    return parts;
  }

  function listed(items) {
    if (!items.length) return [];
    const list = make("ol", "", "qd-results");
    list.append(...items.slice(0, SHOWN));
    return items.length > SHOWN ? [list, more(list, items)] : [list];
  }

  function more(list, items) {
    const button = make("button", `Show all ${items.length}`, "qd-more");
    button.type = "button";
    button.addEventListener("click", () => {
      list.append(...items.slice(SHOWN));
      items[SHOWN].querySelector("a").focus();
      button.remove();
    });
    return button;
  }

  function entry(hit, body) {
    const item = make("li");
    const link = make("a", hit.title);
    link.href = new URL(bodies.get(body.slug).pages.replace("{}", hit.id), document.baseURI).href + page;
    const facts = make("p", [body.name, hit.value, hit.when].filter(Boolean).join(" · ") + " · ");
    facts.append(make("span", hit.status, `qd-label qd-${hit.kind}`));
    item.append(link, facts);
    if (hit.was) item.append(make("p", `It was ${hit.was}.`));
    if (hit.retired) item.append(make("p", `No longer reported: last in the report for ${hit.retired}.`));
    return item;
  }

  // Pages that hold the words somewhere are no answers: they stand apart, and only if they really hold them.
  async function mention(query, turn) {
    try {
      fullText ??= import(new URL("pagefind/pagefind.js", base).href).then(async (module) => {
        await module.options({ baseUrl: base.pathname, excerptLength: 18 });
        return module;
      });
      const pages = (await (await fullText).search(query)).results.slice(0, 20);
      const read = await Promise.all(pages.map((one) => one.data()));
      if (turn !== latest || !read.length) return;
      const shown = new Set([...results.querySelectorAll("a")].map((link) => link.pathname));
      const asked = quarterdeckSearch.wordsOf(query);
      const others = read.filter((one) => {
        const path = new URL(one.url, base).pathname;
        const elsewhere = choice?.value && !path.startsWith(new URL(`${choice.value}/`, base).pathname);
        return !shown.has(path) && !elsewhere && quarterdeckSearch.holds(`${one.meta.title} ${one.content}`, asked);
      });
      mentions.querySelector("summary").textContent = `Other pages that mention “${short(query)}” (${others.length})`;
      mentions.querySelector("ol").replaceChildren(...others.map(quote));
      mentions.hidden = !others.length;
    } catch {
      mentions.hidden = true; // it needs a server; the answers do not
    }
  }

  function quote(found) {
    const item = make("li");
    const link = make("a", found.meta.title);
    link.href = found.url;
    const excerpt = make("p");
    // Pagefind escapes the page's text and marks the words found.
    excerpt.innerHTML = found.excerpt;
    const slug = new URL(found.url, base).pathname.slice(base.pathname.length).split("/")[0];
    const place = bodies.has(slug) ? [make("p", bodies.get(slug).name)] : [];
    item.append(link, ...place, excerpt);
    return item;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run(true);
  });
  field.addEventListener("input", () => {
    exact = false;
    clearTimeout(timer);
    timer = setTimeout(run, 250);
  });
  choice?.addEventListener("change", () => run());
  if (field.value) run(true);
})();
