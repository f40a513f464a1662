// What scripts add to a list: filters. All rows are there without.
(() => {
  "use strict";
  startFilters(document.querySelector("[data-qd-filters]"));

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
})();
