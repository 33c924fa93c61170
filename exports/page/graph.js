// The picture: vis-network draws nodes and edges where the file places them; what is chosen is drawn again over a veil.

const THEMES = {
  light: { paper: "#f7f6f2", ink: "#1c2430", soft: "#525c69", edge: "#898f97", strong: "#4c5663", accent: "#1a5fa8", disc: "#fdfcfa", added: "#0f6cb0", gone: "#bf4a16", changed: "#8b3fa0", same: "#878e96" },
  dark: { paper: "#11151b", ink: "#e8ebef", soft: "#a9b3bf", edge: "#5d6875", strong: "#a9b3bf", accent: "#82b6f2", disc: "#171c23", added: "#5aa9ea", gone: "#ef8354", changed: "#cf8ae0", same: "#66717e" },
};

const systemDark = matchMedia("(prefers-color-scheme: dark)");
let theme = THEMES.light;
const looks = new Map();

/** The colour and shape of a class on the paper of the theme; too dark or too pale a colour is moved away from it. */
function lookOf(kind) {
  if (!looks.has(kind)) {
    const { color, shape } = classes[kind] || { color: "#808080", shape: "dot" };
    looks.set(kind, { shape, color: comparison ? theme.same : visible(color, theme === THEMES.dark ? "#ffffff" : "#000000") });
  }
  return looks.get(kind);
}

/** Mix a colour with black or white until its contrast with the paper is 3:1 (WCAG 2.2, 1.4.11). */
function visible(color, towards) {
  for (let share = 0; share < 1; share += 0.1) {
    const mix = mixed(color, towards, share);
    if (contrast(mix, theme.paper) >= 3) return mix;
  }
  return towards;
}

function channels(color) {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
}

function mixed(color, other, share) {
  const [one, two] = [channels(color), channels(other)];
  return `#${one.map((value, n) => Math.round(value + (two[n] - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color) {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const shownNodes = new vis.DataSet();
const shownEdges = new vis.DataSet();
const stage = byId("network");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let network = null;
let hovered = null;

function startGraph() {
  const options = read("options");
  options.edges.color = { color: theme.edge, inherit: false };
  network = new vis.Network(stage, { nodes: shownNodes, edges: shownEdges }, options);
  network.on("click", ({ nodes: [node], edges: [edge] }) => clicked(node, edge));
  network.on("doubleClick", ({ nodes: [node] }) => nodes[node] && change({ around: nodes[node].key }));
  network.on("hoverNode", ({ node, event }) => hover(nodes[node] || discById.get(node), event));
  network.on("hoverEdge", ({ edge, event }) => hover(edges[edge] || picture.links.find(({ id }) => id === edge), event));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, () => hover(null));
  network.on("dragEnd", ({ nodes: dragged }) => dragged.length && placeAgain(dragged));
  network.on("beforeDrawing", (context) => {
    context.fillStyle = theme.paper;
    fillStage(context);
    keepLinesVisible();
  });
  network.on("afterDrawing", (context) => {
    if (!outstanding()) drawMarks(context, picture.nodes);
    drawChosen(context);
    drawLabels(context);
  });
  smoothMoves();
}

function clicked(node, edge) {
  if (discById.has(node)) unfoldCommunity(discById.get(node));
  else if (node !== undefined) choose(nodes[node]);
  else if (edges[edge]) change({ node: "", article: "", statement: edges[edge].statements.find((one) => shown.statements.has(one)).key });
  else change({ node: "", statement: "", article: "" });
}

/** Select a node, or make it the other end of the path that is being asked for. */
function choose(node) {
  const open = shown.nodes.size > CROWD ? opened(node) : state.open;
  if (state.start && !state.end && state.start !== node.key) change({ end: node.key, node: node.key, statement: "", article: "", open });
  else change({ node: node.key, statement: "", article: "", open });
}

/** Keep where the reader has dragged things; what is folded into a disc goes with it. */
function placeAgain(dragged) {
  const found = network.getPositions(dragged);
  for (const id of dragged) {
    const thing = nodes[id] || discById.get(id);
    const [dx, dy] = [found[id].x - thing.x, found[id].y - thing.y];
    for (const one of [thing, ...(thing.members || [])]) Object.assign(one, { x: one.x + dx, y: one.y + dy });
  }
}

/** Bring the drawing in line with what is shown: add and remove what has changed. */
function showGraph() {
  if (hovered && !("from" in hovered) && !isDrawn(hovered)) hover(null);
  renew(shownNodes, [...picture.discs, ...picture.nodes], (one) => (one.members ? discItem(one) : nodeItem(one)));
  renew(shownEdges, [...picture.edges, ...picture.links], (one) => (one.ends ? linkItem(one) : edgeItem(one)));
  wide = [...picture.edges, ...picture.links].filter(({ id }) => shownEdges.get(id)?.width);
  network.redraw();
}

function renew(set, wanted, item) {
  const ids = new Set(wanted.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.add(wanted.filter((one) => !set.get(one.id)).map(item));
}

/** The colour of a node: its class's, or how it has changed where two graphs are compared. */
function colorOf({ type, mark }) {
  return comparison ? theme[mark] : lookOf(type).color;
}

function nodeItem(node) {
  const { id, x, y, size, type } = node;
  const [color, { shape }] = [colorOf(node), lookOf(type)];
  return { id, x, y, size, shape, color: { background: color, border: theme.paper } };
}

function edgeItem({ id, from, to, smooth, width, mark, over }) {
  const changed = comparison && mark !== "same" && { color: { color: theme[mark], inherit: false }, width: 2, dashes: over && [8, 6] };
  return { id, from, to, ...(smooth && { smooth }), ...(width && { width }), ...changed };
}

let wide = []; // what is drawn wider than the other lines

/** A line is at least a good half of a pixel wide however far one is away, and wide ones stay wider. */
function keepLinesVisible() {
  const width = Math.max(1, 0.75 / network.getScale());
  network.edgesHandler.options.width = width;
  for (const { id } of wide) if (network.body.edges[id]) network.body.edges[id].options.width = width * shownEdges.get(id).width;
}

/** Choose the theme: "light", "dark" or, when nothing was ever chosen, the system's. */
function paint() {
  const name = remembered("theme") || (systemDark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = name;
  theme = THEMES[name];
  looks.clear();
  labelPictures.clear();
  if (!network) return;
  network.setOptions({ edges: { color: { color: theme.edge, inherit: false } } });
  shownNodes.update([...picture.nodes].map(nodeItem));
  shownEdges.update([...picture.links.map(linkItem), ...(comparison ? [...picture.edges].map(edgeItem) : [])]);
}

/** What stands out: nodes and edges that are chosen or belong to what is chosen; null where all are alike. */
function outstanding() {
  if (shown.path) return { nodes: new Set(shown.path.flatMap(({ subject, object }) => [subject, object])), edges: new Set(shown.path.map(({ edge }) => edge)) };
  const statement = statementByKey.get(state.statement);
  if (statement) return { nodes: new Set([statement.subject, statement.object].filter(Boolean)), edges: new Set([statement.edge].filter(Boolean)) };
  const node = nodeByKey.get(state.node);
  const about = node ? node.statements : articleById.get(state.article)?.statements;
  if (!about) return null;
  const seen = about.filter((one) => shown.statements.has(one));
  const ends = seen.flatMap(({ subject, object }) => [subject, object]).filter(Boolean).map(drawnFor);
  return { nodes: new Set(node ? [node, ...ends] : ends), edges: new Set(seen.map(({ edge }) => edge).filter(Boolean)) };
}

/** What stands for a node in the picture: itself, or the disc it is folded into. */
function drawnFor(node) {
  return picture.nodes.has(node) ? node : communityByNumber.get(node.community);
}

function isDrawn(thing) {
  return picture.nodes.has(thing) || picture.discs.has(thing);
}

function drawChosen(context) {
  const out = outstanding();
  if (out) {
    context.save();
    context.globalAlpha = 0.82;
    context.fillStyle = theme.paper;
    fillStage(context);
    context.restore();
    for (const edge of [...picture.links.filter(({ ends }) => ends.includes(nodeByKey.get(state.node))), ...out.edges]) drawEdge(context, edge, comparison ? theme[edge.mark] || theme.strong : theme.strong);
    for (const node of out.nodes) network.body.nodes[node.id]?.draw(context);
    drawMarks(context, out.nodes);
  }
  if (hovered && "from" in hovered) drawEdge(context, hovered, theme.accent, true);
  ring(context, nodeByKey.get(state.node), theme.accent);
  if (hovered && !("from" in hovered)) ring(context, hovered, theme.strong);
  for (const key of state.pinned) ring(context, nodeByKey.get(key), theme.soft, true);
}

function fillStage(context) {
  const { x, y } = network.DOMtoCanvas({ x: -9, y: -9 });
  const scale = network.getScale();
  context.fillRect(x, y, (stage.clientWidth + 18) / scale, (stage.clientHeight + 18) / scale);
}

/** Draw one edge again in another colour, with vis-network's own pen and so along the same line. */
function drawEdge(context, { id, from, to }, color, ends = false) {
  const drawn = network.body.edges[id];
  if (!drawn?.connected) return;
  const usual = drawn.options;
  const width = Math.max(usual.width, 1.5 / Math.min(1, network.getScale()));
  drawn.options = Object.assign(Object.create(usual), { color: { color, inherit: false, opacity: 1 }, width });
  drawn.draw(context);
  drawn.drawArrows(context);
  drawn.options = usual;
  if (ends) for (const end of [from, to]) network.body.nodes[end]?.draw(context);
}

function ring(context, node, color, dashed = false) {
  if (!node || !isDrawn(node)) return;
  const scale = Math.min(1.5, network.getScale());
  context.save();
  context.beginPath();
  context.arc(node.x, node.y, node.size * 1.15 + 5 / scale, 0, 2 * Math.PI);
  context.lineWidth = 2 / scale;
  context.strokeStyle = color;
  if (dashed) context.setLineDash([4 / scale, 3 / scale]);
  context.stroke();
  context.restore();
}

/** Show what the pointer is on: a name and class, or a relation and its ends. */
function hover(item, event) {
  hovered = item;
  const tip = byId("tip");
  tip.hidden = !item;
  stage.style.cursor = item ? "pointer" : "";
  if (item) {
    tip.replaceChildren(...(item.ends ? linkTip(item) : item.members ? discTip(item) : "from" in item ? edgeTip(item) : nodeTip(item)));
    const { offsetX, offsetY } = event.target === stage.querySelector("canvas") ? event : { offsetX: 0, offsetY: 0 };
    tip.style.left = `${Math.min(offsetX + 14, stage.clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(offsetY + 16, stage.clientHeight - tip.offsetHeight - 8)}px`;
  }
  network.redraw();
}

function nodeTip({ label, type, statements: about }) {
  return [make("b", {}, shorten(label, 60)), make("span", {}, classLabel(type)), make("span", { class: "faint" }, say("articleCount", about.length))];
}

function edgeTip(edge) {
  const ends = [nodes[edge.from].label, nodes[edge.to].label].map((label) => quoted(label, 28));
  const times = edge.statements.filter((one) => shown.statements.has(one)).length;
  return [
    make("b", {}, relationLabel(edge.predicate)),
    make("span", {}, ends[0], " → ", ends[1]),
    times > 1 && make("span", { class: "faint" }, say("saidTimes", times)),
  ].filter(Boolean);
}

/** Bring a node to the middle of what no sheet covers, near enough to read the names round it. */
function fly(node) {
  const scale = Math.max(network.getScale(), Math.min(1, Math.max(0.6, 30 / node.size)));
  const covered = narrow.matches && document.body.dataset.tab !== "graph" ? byId("details").offsetHeight : 0;
  network.moveTo({ position: { x: node.x, y: node.y }, offset: { x: 0, y: -covered / 2 }, scale, animation: gliding(motion()) });
}

/** Bring some nodes and their names into the picture, with room at the rim for what lies over it. */
function fit(some = new Set([...picture.nodes, ...picture.discs]), animation = motion()) {
  if (!some.size) return;
  const [left, right] = span([...some], "x");
  const [top, bottom] = span([...some], "y");
  const room = { width: Math.max(80, stage.clientWidth - (narrow.matches ? 40 : 110)), height: Math.max(80, stage.clientHeight - 130) };
  const scale = Math.min(room.width / (right - left), room.height / (bottom - top), 1.4);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 / scale }, scale, animation: gliding(animation) });
}

function span(some, axis) {
  const least = some.reduce((value, node) => Math.min(value, node[axis] - node.size), Infinity);
  const most = some.reduce((value, node) => Math.max(value, node[axis] + node.size), -Infinity);
  return [least, Math.max(most, least + 1)];
}

function motion() {
  return still.matches ? false : { duration: 450, easingFunction: "easeInOutCubic" };
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: gliding(motion() && { duration: 160, easingFunction: "easeOutQuad" }) });
}

function moveBy(dx, dy) {
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
}
