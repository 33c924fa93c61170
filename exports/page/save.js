// Ways out of the page: a picture, a drawing, a table, a link.

function download(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function fileName(ending) {
  const title = document.title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 60) || "guitu";
  return `${title}.${ending}`;
}

/** The picture as it is on the screen, on the paper of the theme. */
function savePng() {
  stage.querySelector("canvas").toBlob((blob) => download(fileName("png"), blob), "image/png");
}

/** All that is shown as a drawing, with the names that the screen shows. */
function saveSvg() {
  download(fileName("svg"), new Blob([new XMLSerializer().serializeToString(drawing())], { type: "image/svg+xml" }));
}

function drawing() {
  const some = [...picture.discs, ...picture.nodes];
  const margin = 80;
  const xs = some.map(({ x }) => x);
  const ys = some.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) - left + margin, Math.max(...ys) - top + margin];
  const root = draw("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FAMILY });
  root.append(draw("title", {}, document.title), draw("rect", { x: left, y: top, width, height, fill: theme.paper }));
  const lines = draw("g", { stroke: theme.edge, fill: "none" });
  for (const edge of [...picture.links, ...picture.edges]) lines.append(lineOf(edge));
  const dots = draw("g", { stroke: theme.paper, "stroke-width": 1.5 });
  for (const node of some) {
    const { shape, color } = node.members ? { shape: "dot", color: theme.disc } : { ...lookOf(node.type), color: colorOf(node) };
    dots.append(shapeOf(shape, node.size, { fill: color, transform: `translate(${node.x} ${node.y})` }));
    dots.lastChild.append(draw("title", {}, node.label));
  }
  const names = draw("g", { fill: theme.ink, "text-anchor": "middle", stroke: theme.paper, "stroke-width": 3, "paint-order": "stroke", "font-size": 12 });
  for (const node of new Set([...some.slice(0, 120), ...placedLabels.map(({ node: one }) => one)])) {
    if (isDrawn(node)) names.append(draw("text", { x: node.x, y: node.y + node.size + 14 }, shorten(node.label, 24)));
  }
  root.append(lines, dots, names);
  return root;
}

/** An edge as a line with an arrow head at the rim of its object. */
function lineOf(edge) {
  const [from, to] = edge.ends || [nodes[edge.from], nodes[edge.to]];
  const bend = edge.smooth ? edge.smooth.roundness * (edge.smooth.type === "curvedCW" ? 1 : -1) : 0;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const via = [from.x + dx / 2 + dy * bend, from.y + dy / 2 - dx * bend];
  const angle = Math.atan2(to.y - via[1], to.x - via[0]);
  const tip = [to.x - Math.cos(angle) * (to.size + 1), to.y - Math.sin(angle) * (to.size + 1)];
  const wing = (turn) => `${(tip[0] - 7 * Math.cos(angle + turn)).toFixed(1)} ${(tip[1] - 7 * Math.sin(angle + turn)).toFixed(1)}`;
  const path = `M${from.x} ${from.y}Q${via.map((value) => value.toFixed(1)).join(" ")} ${tip.map((value) => value.toFixed(1)).join(" ")}M${wing(0.4)}L${tip.map((value) => value.toFixed(1)).join(" ")}L${wing(-0.4)}`;
  const line = draw("path", { d: path, "stroke-width": edge.width || 1, ...(comparison && { stroke: theme[edge.mark] || theme.edge, ...(edge.over && { "stroke-dasharray": "8 6" }) }) });
  line.append(draw("title", {}, `${from.label} ${edge.ends ? "–" : relationLabel(edge.predicate)} ${to.label}`));
  return line;
}

/** The statements of what is selected: of a path, an article, a node, or one statement with those that say the same. */
function selected() {
  const one = statementByKey.get(state.statement);
  const some = shown.path || (one && (one.edge?.statements || [one])) || nodeByKey.get(state.node)?.statements || articleById.get(state.article)?.statements || [];
  return some.filter((statement) => shown.statements.has(statement));
}

/** Statements as CSV; a byte-order mark, so that Excel reads Chinese. */
function saveCsv(some) {
  const columns = COLUMNS.statements;
  const head = [...Object.keys(columns).map((name) => say(name)), say("sentence"), say("source")];
  const rows = some.map((one) => [...Object.values(columns).map((text) => text(one)), one.sentence.text, one.article.source]);
  const text = [head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n");
  download(fileName("csv"), new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
}

/** One field; what a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection). */
function csvField(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
