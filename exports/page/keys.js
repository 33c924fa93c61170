// The keyboard: keys that work everywhere, and the picture walked through from one thing to the next.

/** Keys that work everywhere but in a field. */
const KEYS = {
  "/": () => byId("search").focus(),
  u: undo,
  "+": () => zoomBy(1.3),
  "=": () => zoomBy(1.3),
  "-": () => zoomBy(1 / 1.3),
  0: () => fit(),
  "?": () => showHelp(),
  f: () => state.node && change({ around: state.around === state.node ? "" : state.node }),
  p: () => state.node && change({ pinned: toggled(state.pinned, state.node) }),
  h: () => state.node && hideNode(nodeByKey.get(state.node)),
  Escape: () => (state.start && !state.end ? change({ start: "" }) : change({ node: "", statement: "", article: "" })),
};

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Keys of the picture: the next thing by importance, and what is done with the one that is met. */
const STEPS = {
  PageDown: (at, things) => things[(at + 1) % things.length],
  PageUp: (at, things) => things.at(at < 0 ? -1 : at - 1),
  Home: (at, things) => things[0],
  End: (at, things) => things.at(-1),
};

function keyPressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = (event.target === stage && pictureKey(key, event.shiftKey)) || KEYS[key];
  if (!action) return;
  event.preventDefault();
  action();
}

function pictureKey(key, shifted) {
  if (key in ARROWS && shifted) return () => moveBy(...ARROWS[key].map((share) => share * 60));
  if (key in ARROWS) return () => stepTo(nearestTowards(...ARROWS[key]));
  if (key in STEPS) return () => stepTo(STEPS[key](walked().indexOf(met()), walked()));
  return key === "Enter" && met() ? () => openMet(met()) : null;
}

/** All that is drawn, in the order in which one walks through it. */
function walked() {
  return [...picture.discs, ...[...picture.nodes].sort((one, other) => one.id - other.id)];
}

/** What the keyboard is on: what it came to last, else what is selected. */
function met() {
  if (hovered && !("from" in hovered) && isDrawn(hovered)) return hovered;
  const node = nodeByKey.get(state.node);
  return node && isDrawn(node) ? node : null;
}

/** The thing that lies nearest in a direction, one that lies aslant counting as further away. */
function nearestTowards(dx, dy) {
  const from = met();
  if (!from) return walked()[0];
  let [best, least] = [from, Infinity];
  for (const thing of walked()) {
    const [x, y] = [thing.x - from.x, thing.y - from.y];
    const [along, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    const far = along + 2 * aside;
    if (along > 0 && aside <= 1.5 * along && far < least) [best, least] = [thing, far];
  }
  return best;
}

/** Go to a thing: bring it into the picture, name it on the screen and to screen readers. */
function stepTo(thing) {
  if (!thing) return;
  const { x, y } = network.canvasToDOM(thing);
  const seen = x > 60 && y > 60 && x < stage.clientWidth - 60 && y < stage.clientHeight - 80;
  if (!seen) network.moveTo({ position: { x: thing.x, y: thing.y } });
  const at = network.canvasToDOM(thing);
  hover(thing, { target: stage.querySelector("canvas"), offsetX: at.x, offsetY: at.y + thing.size * network.getScale() });
  const things = walked();
  whisper(`${spoken(thing)}${say("comma")}${say("placeOf", things.indexOf(thing) + 1, things.length)}`);
}

function spoken(thing) {
  if (thing.members) return [say("communityOf", thing.label), say("entityCount", thing.shown.length), say("enterUnfolds")].join(say("comma"));
  return say("selected", thing.label, classLabel(thing.type), thing.statements.length);
}

/** Enter: unfold a community and go to its first member, or select a node and go on in its details. */
function openMet(thing) {
  if (thing.members) {
    unfoldCommunity(thing);
    stepTo(thing.members.find(isDrawn));
    return;
  }
  choose(thing);
  showTab("details");
  byId("details").querySelector("h2")?.focus();
}
