// What scripts add to the portal: filters on the list of indicators, and search. All else works without.
(() => {
  "use strict";
  const base = new URL(document.currentScript.dataset.base, document.baseURI);

  startScheme(document.querySelector("[data-qd-scheme]"));
  const filters = document.querySelector("[data-qd-filters]");
  if (filters) startFilters(filters);
  for (const place of document.querySelectorAll("[data-qd-embed]")) startEmbed(place);
  for (const place of document.querySelectorAll("[data-qd-explore]")) startExplore(place);
  const search = document.querySelector("[data-qd-search]");
  if (search) startSearch(search);

  // The switch between light and dark colours; the choice is kept on the reader's own device.
  function startScheme(button) {
    const isDark = () => document.body.dataset.mdColorScheme === "slate";
    const name = () => button.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
    name();
    button.addEventListener("click", () => {
      document.body.dataset.mdColorScheme = isDark() ? "default" : "slate";
      try {
        localStorage.setItem("qd-scheme", document.body.dataset.mdColorScheme);
      } catch {
        // Where nothing may be kept, the choice lasts for this page.
      }
      name();
    });
  }

  function startFilters(form) {
    const rows = [...document.querySelectorAll("tr[data-status]")].map((row) => ({
      row,
      words: `${row.textContent} ${row.dataset.words}`.toLowerCase(),
    }));
    const counter = form.querySelector("[data-qd-count]");
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name) field.value = asked.get(field.name) ?? "";

    function apply() {
      const wanted = Object.fromEntries(new FormData(form));
      const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, words: text } of rows) {
        const fits =
          ["priority", "status", "direction", "tier", "frequency"].every((name) => !wanted[name] || row.dataset[name] === wanted[name]) &&
          words.every((word) => text.includes(word));
        row.hidden = !fits;
        row.style.display = fits ? "" : "none";
        shown += fits;
      }
      for (const group of document.querySelectorAll("[data-qd-group]"))
        group.hidden = !group.querySelector("tbody tr:not([hidden])");
      counter.textContent = `${shown} of ${counter.dataset.total} indicators`;
      const kept = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
      history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  // The libraries of the chart to explore are large, so they are fetched only when it is asked for.
  function startExplore(place) {
    if (location.protocol === "file:") return; // a folder cannot be fetched from
    const button = place.querySelector("button");
    place.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      button.textContent = "Getting the chart …";
      const [spec] = await Promise.all([
        fetch(place.dataset.qdExplore).then((answer) => answer.json()),
        load(new URL("assets/explore.js", base)),
      ]);
      const style = getComputedStyle(place);
      const colour = (name) => style.getPropertyValue(name).trim();
      spec.config = {
        background: "transparent",
        axis: { labelColor: colour("--qd-quiet"), gridColor: colour("--qd-grid"), domain: false, ticks: false, labelFontSize: 13 },
        view: { stroke: null },
      };
      const coloured = JSON.parse(
        JSON.stringify(spec).replaceAll("#12436D", colour("--qd-series")).replaceAll("#801650", colour("--qd-target")),
      );
      // "ast": expressions are interpreted, not evaluated, as the page's policy demands.
      await window.quarterdeckEmbed(place.querySelector(".qd-canvas"), coloured, { actions: false, ast: true, renderer: "svg" });
      button.hidden = true;
    });
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address.href;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  // The snippet names the page's own address, which only the browser knows.
  function startEmbed(place) {
    const frame = document.createElement("iframe");
    frame.src = new URL("embed.html", location).href;
    frame.title = place.dataset.qdEmbed;
    frame.width = "100%";
    frame.height = "560";
    frame.loading = "lazy";
    frame.style.border = "0";
    place.querySelector("code").textContent = frame.outerHTML;
    place.hidden = false;
  }

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
