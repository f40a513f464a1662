// What scripts add to a list: filters, sorting, and the list as it is shown to save. All rows are there without, on the
// page itself or, of a long list, on the pages that it leads to; then the rows are fetched when a filter is first used.
(() => {
  "use strict";
  const CONCERN = {
    status: ["not_met", "within_tolerance", "met"],
    direction: ["worsening", "same", "improving"],
    trend: ["worsening", "same", "improving"],
  };
  const PAGE = 100; // rows of a long list drawn at once
  const PAUSE = 500; // milliseconds without typing until the count is told
  // What a spreadsheet takes for a formula; the tables of the portal are held to the same rule.
  const FORMULA = /^\s*[=@\t\r]|^\s*[+-](?![\d.,\s]*%?$)/;

  const form = document.querySelector("[data-qd-filters]");
  const table = document.querySelector("[data-qd-list]");
  if (!form || !table) return;
  const columns = JSON.parse(table.dataset.columns);
  const headings = [...table.querySelectorAll("thead th")];
  const groups = [...table.querySelectorAll("[data-qd-group]")].map((body) => ({ body, rows: [...body.querySelectorAll("tr[data-row]")] }));
  const counter = form.querySelector("[data-qd-count]");
  const total = Number(form.dataset.total);
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
  let rows = form.dataset.rows ? null : groups.flatMap((group) => group.rows.map((element) => toRow(element.dataset.row.split("\t"), element)));
  let matches = rows ?? [];
  let drawn = 0;
  let timer;
  let turn = 0;

  // One body for a list that is sorted, or that stands on other pages: rows without headings between.
  const flat = document.createElement("tbody");
  flat.hidden = true;
  table.append(flat);

  function toRow(values, element) {
    const row = Object.fromEntries(columns.map(([name], place) => [name, values[place]]));
    row.element = element;
    row.text = [row.title, row.ref, row.priority_title, row.value, row.unit, row.target, row.status_text, row.words].join(" ").toLowerCase();
    return row;
  }

  function wanted() {
    const asked = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    const { words = "", sort = "", ...choices } = asked;
    return { asked, words: words.toLowerCase().split(/\s+/).filter(Boolean), sort, choices: Object.entries(choices) };
  }

  // What a row is sorted by; nothing stands last, whichever way.
  function key(row, name) {
    if (name in CONCERN) {
      const place = CONCERN[name].indexOf(row[name]);
      return place < 0 ? null : place;
    }
    if (row[name] === "") return null;
    return name === "title" ? row[name] : Number(row[name]);
  }

  function sorted(found, sort) {
    if (!sort) return found;
    const name = sort.replace("-", "");
    const sign = sort.startsWith("-") ? -1 : 1;
    return found
      .map((row) => [key(row, name), row])
      .sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null);
        return sign * (name === "title" ? compare(a, b) : a - b);
      })
      .map(([, row]) => row);
  }

  async function apply(event) {
    const mine = ++turn;
    const want = wanted();
    const active = Object.keys(want.asked).length > 0;
    keep(want.asked);
    mark(want.sort);
    if (!rows && active && !(await load())) return;
    if (mine !== turn) return;
    const fits = (row) => want.choices.every(([name, value]) => row[name] === value) && want.words.every((word) => row.text.includes(word));
    matches = sorted((rows ?? []).filter(fits), want.sort);
    if (form.dataset.rows) showFound(active);
    else showRows(want.sort);
    tell(want, active, event?.target === form.elements.words);
  }

  // The filter is kept in the address, so that it can be sent on.
  function keep(asked) {
    const query = new URLSearchParams(asked);
    history.replaceState(null, "", (query.size ? `?${query}` : location.pathname) + location.hash);
  }

  function showRows(sort) {
    const shown = new Set(matches);
    for (const row of rows) row.element.hidden = !shown.has(row);
    flat.hidden = !sort;
    if (sort) {
      for (const row of rows) name(row);
      flat.append(...matches.map((row) => row.element), ...rows.filter((row) => !shown.has(row)).map((row) => row.element));
    } else for (const group of groups) group.body.append(...group.rows);
    for (const group of groups) group.body.hidden = Boolean(sort) || group.rows.every((row) => row.hidden);
  }

  // Without the headings between, each row says its priority.
  function name(row) {
    const title = row.element.querySelector("th");
    if (title.querySelector(".qd-of")) return;
    title.append(" ", span("qd-of", row.priority_title));
  }

  function showFound(active) {
    document.querySelector("[data-qd-found]").hidden = !active;
    document.querySelector("[data-qd-index]").hidden = active;
    flat.hidden = !active;
    flat.replaceChildren();
    drawn = 0;
    if (active) more(PAGE);
    else document.querySelector("[data-qd-more]").hidden = true;
  }

  function more(count) {
    flat.append(...matches.slice(drawn, drawn + count).map(draw));
    drawn = Math.min(matches.length, drawn + count);
    const place = document.querySelector("[data-qd-more]");
    place.hidden = drawn >= matches.length;
    place.querySelector("button").textContent = `Show ${Math.min(PAGE, matches.length - drawn)} more of ${whole(matches.length)}`;
  }

  // A row as the page itself would hold it. Every text stays text.
  function draw(row) {
    const line = document.createElement("tr");
    for (const heading of headings) line.append(CELLS[heading.dataset.sort](row));
    line.dataset.status = row.status;
    return line;
  }
  const CELLS = {
    title(row) {
      const cell = document.createElement("th");
      cell.scope = "row";
      const link = document.createElement("a");
      link.href = `${form.dataset.base}${row.id}/`;
      link.textContent = row.title;
      cell.append(link, " ", span("qd-ref", row.ref), " ", span("qd-of", row.priority_title));
      return cell;
    },
    number(row) {
      const value = document.createElement("b");
      value.textContent = row.value;
      return cell("latest", [value, note(row.unit)], "qd-num");
    },
    target_number: (row) => cell("target", [row.target, note(row.target_note)], "qd-num"),
    status: (row) => cell("", [verdict(row, "status")]),
    direction: (row) => cell(row.direction_note ? "" : "than before", [verdict(row, "direction"), note(row.direction_note)]),
    trend: (row) => cell("than a year ago", [verdict(row, "trend"), note(row.trend_note)]),
    quartile: (row) => cell("similar councils", [row.quartile_text]),
  };

  function cell(label, parts, kind = "") {
    const made = document.createElement("td");
    if (kind) made.className = kind;
    if (label) made.dataset.label = label;
    for (const part of parts.filter(Boolean)) made.append(...(made.childNodes.length ? [" ", part] : [part]));
    return made;
  }

  function note(text) {
    return text ? span("qd-unit", text) : null;
  }

  function verdict(row, what) {
    const shape = span("qd-shape", row[`${what}_shape`]);
    shape.setAttribute("aria-hidden", "true");
    const label = span(`qd-label qd-${row[what]}`, "");
    label.append(shape, `\u00a0${row[`${what}_text`]}`);
    return label;
  }

  function span(kind, text) {
    const made = document.createElement("span");
    made.className = kind;
    made.textContent = text;
    return made;
  }

  let fetching;
  async function load() {
    counter.textContent = "Getting the list …";
    fetching ??= fetch(form.dataset.rows).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    try {
      const found = await fetching;
      rows ??= found.rows.map((values) => toRow(values));
      return true;
    } catch {
      fetching = undefined;
      counter.textContent = "The filters need the portal on the web. The parts below hold all indicators.";
      return false;
    }
  }

  // What the list is cut down to, in the words of the form.
  function filterWords(want) {
    const chosen = want.choices.map(([name]) => form.elements[name].selectedOptions[0].textContent.trim());
    return [...chosen, ...want.words.map((word) => `“${word}”`)].join(", ");
  }

  // The count is told once it stands still: at once after a choice, after a pause while somebody types.
  function tell(want, active, typing) {
    const order = want.sort ? `sorted by ${form.elements.sort.selectedOptions[0].textContent}` : "";
    const count = rows ? matches.length : total;
    const filter = filterWords(want);
    document.querySelector("[data-qd-printed]").textContent = active
      ? [`${whole(count)} of ${whole(total)} indicators${filter ? `: ${filter}` : ""}`, order].filter(Boolean).join("; ")
      : "";
    document.body.toggleAttribute("data-qd-filtered", active);
    const said = [`${whole(count)} of ${whole(total)} indicators`, order].filter(Boolean).join(", ");
    clearTimeout(timer);
    const say = () => {
      if (counter.textContent !== said) counter.textContent = said;
    };
    if (typing) timer = setTimeout(say, PAUSE);
    else say();
  }

  // The headings become buttons: first what the form's list of orders names first, then the other way, then no order.
  function startSorting() {
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "qd-sort";
      button.textContent = heading.textContent;
      // On a phone, where the button is not to be seen, the words are still the column's name.
      heading.replaceChildren(span("qd-plain", heading.textContent), button);
      const orders = [...form.elements.sort.options].map((option) => option.value).filter((value) => value.replace("-", "") === heading.dataset.sort);
      button.addEventListener("click", () => {
        form.elements.sort.value = orders[orders.indexOf(form.elements.sort.value) + 1] ?? "";
        apply();
      });
    }
  }

  function mark(sort) {
    for (const heading of headings) {
      if (sort && sort.replace("-", "") === heading.dataset.sort) heading.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    }
  }

  function whole(number) {
    return number.toLocaleString("en-GB");
  }

  function slug(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  function quoted(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  // UTF-8 with its mark, so that a spreadsheet reads it right.
  async function save() {
    if (!rows && !(await load())) return;
    const want = wanted();
    await apply();
    const base = new URL(form.dataset.base, location.href);
    const kept = columns.filter(([, heading]) => heading);
    const lines = [
      [...kept.map(([, heading]) => heading), "Page"],
      ...(Object.keys(want.asked).length ? matches : rows).map((row) => [...kept.map(([name]) => row[name]), new URL(`${row.id}/`, base).href]),
    ];
    const text = lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    link.download = `${[form.dataset.file, filterWords(want)].map(slug).filter(Boolean).join("-").slice(0, 120)}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    const value = field.name ? asked.get(field.name) : null;
    if (value === null) continue;
    if (field.type === "search" || [...field.options].some((option) => option.value === value)) field.value = value;
  }
  startSorting();
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.querySelector("[data-qd-save]").addEventListener("click", save);
  document.querySelector("[data-qd-more] button")?.addEventListener("click", () => {
    const first = drawn;
    more(PAGE);
    flat.rows[first]?.querySelector("a").focus(); // the button may be gone now
  });
  // On paper nothing can be shown later.
  addEventListener("beforeprint", () => {
    if (form.dataset.rows && drawn && drawn < matches.length) more(matches.length);
  });
  if ([...asked.keys()].length) apply();
})();
