// What scripts add to every page: the switch of colours, and charts to explore. All else works without. Search and lists
// have scripts of their own, which only their pages ask for.
(() => {
  "use strict";
  const base = new URL(document.currentScript.dataset.base, document.baseURI);
  const weight = document.currentScript.dataset.explorer;

  startScheme(document.querySelector("[data-qd-scheme]"));
  for (const place of document.querySelectorAll("[data-qd-embed]")) startEmbed(place);
  for (const place of document.querySelectorAll("[data-qd-explore]")) startExplore(place);

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

  // The libraries of the chart to explore are large, so they are fetched only when it is asked for.
  function startExplore(place) {
    if (location.protocol === "file:") return; // a folder cannot be fetched from
    const button = place.querySelector("button");
    place.querySelector("[data-qd-weight]").textContent = `Loads ${weight}`;
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
})();
