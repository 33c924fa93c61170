// Names on the picture: the most important first, each only where there is room, so that none lies on another.

const CELL = 64; // pixels; labels are looked for in cells of this size
const GAP = 3; // pixels kept free round a label
const FAMILY = getComputedStyle(document.documentElement).getPropertyValue("--sans") || "sans-serif";
const labelPictures = new Map(); // labels are painted once and then copied: text with a halo is slow to draw
let placedLabels = []; // of the last drawing: {node, left, top, right, bottom}

function drawLabels(context) {
  const scale = network.getScale();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const ratio = context.canvas.width / stage.clientWidth;
  const taken = { labels: new Map(), nodes: new Map() };
  placedLabels = [];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const onScreen = (node) => ({ x: node.x * scale + origin.x, y: node.y * scale + origin.y, size: node.size * scale });
  const seen = ({ x, y }) => x > -80 && y > -40 && x < stage.clientWidth + 80 && y < stage.clientHeight + 40;
  for (const node of shown.nodes) {
    const { x, y, size } = onScreen(node);
    const half = size * 0.8;
    if (half > 3 && seen({ x, y })) take(taken.nodes, { size, left: x - half, top: y - half, right: x + half, bottom: y + half });
  }
  for (const [node, loud] of labelled(scale)) {
    const at = onScreen(node);
    if (!seen(at)) continue;
    const picture = labelPicture(node, loud, ratio);
    const box = roomFor(picture, at, taken);
    if (!box) continue;
    context.drawImage(picture.canvas, box.left, box.top, picture.width, picture.height);
    take(taken.labels, box);
    placedLabels.push({ node, ...box });
  }
  context.restore();
}

/** Give the nodes whose names may be shown, most wanted first: what is chosen, what is pinned, then by importance. */
function* labelled(scale) {
  const out = outstanding();
  const first = [nodeByKey.get(state.node), hovered && !("from" in hovered) ? hovered : null].filter(Boolean);
  const ends = hovered && "from" in hovered ? [nodes[hovered.from], nodes[hovered.to]] : [];
  const pinned = state.pinned.map((key) => nodeByKey.get(key));
  const done = new Set();
  for (const node of [...first, ...ends, ...pinned]) {
    if (shown.nodes.has(node) && !done.has(node)) yield [node, true];
    done.add(node);
  }
  for (const node of out ? [...out.nodes].sort((one, other) => one.id - other.id) : nodes) {
    const speck = node.size * scale < 5.5; // a name on a speck only adds noise
    if (!done.has(node) && shown.nodes.has(node) && (out || !speck)) yield [node, false];
  }
}

function labelPicture(node, loud, ratio) {
  const key = `${node.id} ${loud} ${ratio}`;
  if (!labelPictures.has(key)) labelPictures.set(key, paintLabel(node, loud, ratio));
  return labelPictures.get(key);
}

function paintLabel(node, loud, ratio) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const large = node.size > 0.55 * nodes[0].size;
  const size = large ? 14 : 12;
  const text = shorten(node.label, loud ? 48 : 22);
  const font = `${loud || large ? 600 : 400} ${size}px ${FAMILY}`;
  pen.font = font;
  const width = Math.ceil(pen.measureText(text).width) + 6;
  const height = size + 8;
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  pen.scale(ratio, ratio);
  Object.assign(pen, { font, textBaseline: "middle", textAlign: "center", lineJoin: "round", lineWidth: 3.5, strokeStyle: theme.paper, fillStyle: theme.ink });
  pen.strokeText(text, width / 2, height / 2);
  pen.fillText(text, width / 2, height / 2);
  return { canvas, width, height };
}

/** Find room below, above, right or left of a node: on no other label and on no node that matters as much; or null. */
function roomFor({ width, height }, { x, y, size }, taken) {
  const spots = [
    [x - width / 2, y + size + 1],
    [x - width / 2, y - size - height - 1],
    [x + size + 2, y - height / 2],
    [x - size - width - 2, y - height / 2],
  ];
  for (const [left, top] of spots) {
    const box = { left: Math.round(left), top: Math.round(top), right: Math.round(left + width), bottom: Math.round(top + height) };
    const inside = x < 0 || x > stage.clientWidth || (box.left > 1 && box.right < stage.clientWidth - 1);
    if (inside && isFree(taken.labels, box, GAP) && isFree(taken.nodes, box, 0, size * 0.7)) return box;
  }
  return null;
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
