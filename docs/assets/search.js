// The search page: the index is made at build time and fetched only when somebody searches.
(() => {
  "use strict";
  const base = new URL(document.currentScript.dataset.base, document.baseURI);
  startSearch(document.querySelector("[data-qd-search]"));

  function startSearch(form) {
    const field = form.elements.q;
    const list = document.querySelector("[data-qd-search-results]");
    const status = document.querySelector("[data-qd-search-status]");
    let engine;
    let latest = 0;
    let words;

    // The index is fetched only when somebody searches.
    function load() {
      engine ??= import(new URL("pagefind/pagefind.js", base).href).then(async (module) => {
        await module.options({ baseUrl: base.pathname, excerptLength: 18 });
        return module;
      });
      return engine;
    }

    async function run() {
      const query = field.value.trim();
      const turn = ++latest;
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      let module;
      try {
        module = await load();
      } catch {
        status.textContent = "Searching needs the portal on the web. The lists below hold all indicators.";
        return;
      }
      let used = await corrected(query);
      let found = await module.search(used);
      if (!found.results.length && used !== query) {
        used = query;
        found = await module.search(used);
      }
      const hits = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
      if (turn !== latest) return;
      list.replaceChildren(...hits.map(entry));
      status.textContent = hits.length
        ? `${found.results.length} ${found.results.length === 1 ? "page" : "pages"} found for “${used}”${used === query ? "" : `: no page has “${query}”`}`
        : `Nothing found for “${query}”. Try another word, or look through the lists below.`;
    }

    // A word that begins no word of a title or keyword gives way to the one most like it, if one is near enough.
    async function corrected(query) {
      words ??= fetch(new URL("assets/words.json", base)).then((answer) => answer.json());
      const known = await words;
      return query
        .toLowerCase()
        .split(/\s+/)
        .map((word) => (word.length < 4 || known.some((other) => other.startsWith(word)) ? word : nearest(word, known)))
        .join(" ");
    }

    function nearest(word, known) {
      const most = word.length < 7 ? 1 : 2;
      let best = word;
      let least = most + 1;
      for (const other of known) {
        if (Math.abs(other.length - word.length) > most) continue;
        const steps = distance(word, other);
        if (steps < least) [best, least] = [other, steps];
      }
      return best;
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

    function entry(hit) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = hit.url;
      link.textContent = hit.meta.title;
      const facts = document.createElement("p");
      facts.textContent = [hit.meta.council, hit.meta.value, hit.meta.status].filter(Boolean).join(" · ");
      const excerpt = document.createElement("p");
      // Pagefind escapes the page's text and marks the words found.
      excerpt.innerHTML = hit.excerpt;
      item.append(link, ...(facts.textContent ? [facts] : []), excerpt);
      return item;
    }

    field.value = new URLSearchParams(location.search).get("q") ?? "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    field.addEventListener("input", run);
    field.addEventListener("focus", load, { once: true });
    if (field.value) run();
  }
})();
