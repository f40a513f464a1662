// Measures each drawing in the page; gives what is wrong with each.
//
// A label is the box of its letters without the empty room above and below them. A mark is what is painted: points and
// bars with their inside, lines along their length; lines of at most a pixel are hairlines, which a label may cross.
() => [...document.querySelectorAll("body > div")].map((holder) => {
  const svg = holder.querySelector("svg");
  const edge = svg.getBoundingClientRect();
  const scale = edge.width / svg.viewBox.baseVal.width;
  const placed = (element, box) => {
    const m = element.getScreenCTM();
    return { left: m.a * box.x + m.e, right: m.a * (box.x + box.width) + m.e,
             top: m.d * box.y + m.f, bottom: m.d * (box.y + box.height) + m.f };
  };
  const labels = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim()).map((t) => {
    const box = t.getBBox();
    const room = { x: box.x, width: box.width, y: box.y + box.height * 0.2, height: box.height * 0.58 };
    return { text: t.textContent, ...placed(t, room) };
  });
  const marks = [];
  for (const shape of svg.querySelectorAll("path, line, rect, circle")) {
    const style = getComputedStyle(shape);
    if (style.display === "none") continue;
    const width = style.stroke === "none" ? 0 : parseFloat(style.strokeWidth) || 0;
    const filled = style.fill !== "none" && shape.tagName !== "line";
    if (!filled && width <= 1) continue;
    const box = shape.getBBox();
    if (!filled && !(shape.getTotalLength() > 0)) continue;
    if (filled) {
      const m = placed(shape, box), half = (width / 2) * scale;
      const grown = { left: m.left - half, right: m.right + half, top: m.top - half, bottom: m.bottom + half };
      marks.push({ what: shape.tagName, spots: null, ...grown });
      continue;
    }
    const ctm = shape.getScreenCTM(), long = shape.getTotalLength(), spots = [];
    for (let at = 0; at <= long; at += 1) {
      const p = shape.getPointAtLength(at);
      spots.push([ctm.a * p.x + ctm.e, ctm.d * p.y + ctm.f]);
    }
    const xs = spots.map((s) => s[0]), ys = spots.map((s) => s[1]), half = (width / 2) * scale;
    const top = Math.min(...ys) - half, bottom = Math.max(...ys) + half;
    marks.push({ what: "line", spots, half, left: Math.min(...xs), right: Math.max(...xs), top, bottom });
  }
  const SLACK = 0.75;
  const meets = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
  const touches = (label, mark) =>
    mark.spots
      ? mark.spots.some(([x, y]) => meets(label, { left: x - 1, right: x + 1, top: y - mark.half - SLACK, bottom: y + mark.half + SLACK }))
      : meets(label, mark);
  const faults = [];
  labels.forEach((one, place) => {
    for (const other of labels.slice(place + 1)) if (meets(one, other)) faults.push(`"${one.text}" lies upon "${other.text}"`);
    for (const mark of marks) {
      if (touches(one, mark)) faults.push(`"${one.text}" lies upon a ${mark.spots ? "line" : "mark"}`);
    }
  });
  for (const thing of [...labels, ...marks])
    if (thing.left < edge.left - SLACK || thing.right > edge.right + SLACK || thing.top < edge.top - SLACK || thing.bottom > edge.bottom + SLACK)
      faults.push(`"${thing.text ?? thing.what}" is cut off`);
  return [...new Set(faults)];
})
