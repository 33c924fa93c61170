// Names on the picture: the most important first, each only where there is room, so that none lies on another.

const CELL = 64; // pixels; labels are looked for in cells of this size
const GAP = 3; // pixels kept free round a label
const FAMILY = getComputedStyle(document.documentElement).getPropertyValue("--sans") || "sans-serif";
const labelPictures = new Map(); // labels are painted once and then copied: text with a halo is slow to draw
let placedLabels = []; // of the last drawing: {node, left, top, right, bottom}

function drawLabels(context) {
  const out = outstanding();
  const ratio = context.canvas.width / stage.clientWidth;
  const view = { scale: network.getScale(), origin: network.canvasToDOM({ x: 0, y: 0 }) };
  const taken = { labels: new Map(), nodes: takenByNodes([...(out ? out.nodes : picture.nodes)].filter(({ members }) => !members), view) };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  placedLabels = [];
  for (const [node, loud] of labelled(out, view.scale)) {
    const at = onScreen(node, view);
    if (node.key === state.node) at.size += 9; // the ring round it
    const painted = isSeen(at) && labelPicture(node, loud, ratio);
    const box = painted && roomFor(painted, { ...at, disc: Boolean(node.members), covers: isLarge(node) ? 1 : 0.7 }, taken);
    if (!box) continue;
    place(context, painted, box, taken);
    placedLabels.push({ node, ...box });
  }
  for (const edge of edgesToName(out)) {
    const middle = onScreen({ ...network.body.edges[edge.id].edgeType.getPoint(0.5), size: 0 }, view);
    const painted = picturedLabel(`edge ${edge.predicate} ${language} ${ratio}`, relationLabel(edge.predicate), { size: 11, color: theme.soft, ratio });
    const box = boxAt(middle.x - painted.width / 2, middle.y - painted.height / 2, painted);
    if (isFree(taken.labels, box, 0) && isFree(taken.nodes, box, 0)) place(context, painted, box, taken);
  }
  context.restore();
}

function place(context, { canvas, width, height }, box, taken) {
  context.drawImage(canvas, box.left, box.top, width, height);
  take(taken.labels, box);
}

function onScreen({ x, y, size }, { scale, origin }) {
  return { x: x * scale + origin.x, y: y * scale + origin.y, size: size * scale };
}

function isSeen({ x, y }) {
  return x > -80 && y > -40 && x < stage.clientWidth + 80 && y < stage.clientHeight + 40;
}

function takenByNodes(some, view) {
  const taken = new Map();
  for (const node of some) {
    const { x, y, size } = onScreen(node, view);
    const half = size * 0.8;
    if (half > 3 && isSeen({ x, y })) take(taken, { size, left: x - half, top: y - half, right: x + half, bottom: y + half });
  }
  return taken;
}

/** The edges whose relation is written on them: those that stand out, while they are few. */
function edgesToName(out) {
  if (!out || out.edges.size > 40) return [];
  return [...out.edges].filter((edge) => network.body.edges[edge.id]?.connected);
}

/** Give the nodes whose names may be shown, most wanted first: what is chosen, what is pinned, then by importance. */
function* labelled(out, scale) {
  const first = [nodeByKey.get(state.node), hovered && !("from" in hovered) ? hovered : null].filter(Boolean);
  const ends = hovered && "from" in hovered ? hovered.ends || [nodes[hovered.from], nodes[hovered.to]] : [];
  const pinned = state.pinned.map((key) => nodeByKey.get(key));
  const done = new Set();
  for (const node of [...first, ...ends, ...pinned]) {
    if (isDrawn(node) && !done.has(node)) yield [node, true];
    done.add(node);
  }
  const rest = out ? [...out.nodes].sort((one, other) => one.id - other.id) : [...picture.discs, ...[...picture.nodes].sort((one, other) => one.id - other.id)];
  for (const node of rest) {
    const speck = node.size * scale < 4.5; // a name on a speck only adds noise
    if (!done.has(node) && isDrawn(node) && (out || !speck)) yield [node, false];
  }
}

function isLarge({ weight }) {
  return weight > 0.7 * nodes[0].weight;
}

function labelPicture(node, loud, ratio) {
  if (node.members) return picturedLabel(`${node.id} ${node.shown.length} ${ratio}`, shorten(node.label, 14), { size: 12.5, bold: true, color: theme.ink, note: String(node.shown.length), ratio });
  const large = isLarge(node);
  const look = { size: large ? 14 : 12, bold: loud || large, color: theme.ink, ratio };
  return picturedLabel(`${node.id} ${loud} ${ratio}`, shorten(node.label, loud ? 48 : 22), look);
}

function picturedLabel(key, text, look) {
  if (!labelPictures.has(key)) labelPictures.set(key, paintLabel(text, look));
  return labelPictures.get(key);
}

function paintLabel(text, { size, bold, color, note, ratio }) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = `${bold ? 600 : 400} ${size}px ${FAMILY}`;
  pen.font = font;
  const width = Math.ceil(pen.measureText(text).width) + 6;
  const line = size + 8;
  const height = note ? 2 * line - 4 : line;
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  pen.scale(ratio, ratio);
  Object.assign(pen, { font, textBaseline: "middle", textAlign: "center", lineJoin: "round", lineWidth: 3.5, strokeStyle: theme.paper, fillStyle: color });
  pen.strokeText(text, width / 2, line / 2);
  pen.fillText(text, width / 2, line / 2);
  if (note) Object.assign(pen, { font: `400 11px ${FAMILY}`, fillStyle: theme.soft }).fillText(note, width / 2, height - line / 2);
  return { canvas, width, height };
}

/**
 * Find room below, above, right or left of a node: on no other label and on no node that matters as much; or null. The
 * name of a community stands inside its disc or, at this zoom, nowhere.
 */
function roomFor({ width, height }, { x, y, size, disc, covers }, taken) {
  if (disc && width > 2.8 * size) return null;
  const spots = disc ? [[x - width / 2, y - height / 2]] : [
    [x - width / 2, y + size + 1],
    [x - width / 2, y - size - height - 1],
    [x + size + 2, y - height / 2],
    [x - size - width - 2, y - height / 2],
  ];
  for (const [left, top] of spots) {
    const box = boxAt(left, top, { width, height });
    const inside = x < 0 || x > stage.clientWidth || (box.left > 1 && box.right < stage.clientWidth - 1);
    if (inside && isFree(taken.labels, box, GAP) && isFree(taken.nodes, box, 0, size * covers)) return box;
  }
  return null;
}

function boxAt(left, top, { width, height }) {
  const [x, y] = [Math.round(left), Math.round(top)];
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function* cellsOf({ left, top, right, bottom }) {
  for (let column = Math.floor((left - GAP) / CELL); column <= Math.floor((right + GAP) / CELL); column += 1) {
    for (let line = Math.floor((top - GAP) / CELL); line <= Math.floor((bottom + GAP) / CELL); line += 1) yield column * 4096 + line;
  }
}

function isFree(taken, box, gap, least = 0) {
  for (const cell of cellsOf(box)) {
    for (const other of taken.get(cell) || []) {
      if (other.size < least) continue;
      if (box.left < other.right + gap && other.left < box.right + gap && box.top < other.bottom && other.top < box.bottom) return false;
    }
  }
  return true;
}

function take(taken, box) {
  for (const cell of cellsOf(box)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(box);
  }
}
