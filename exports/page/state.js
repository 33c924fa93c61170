// What the reader has chosen: one frozen value, changed in one place, kept in the address, with a way back.

const INITIAL = Object.freeze({
  node: "", // selected, by key; at most one of node, statement and article
  statement: "",
  article: "",
  without: [], // class names that are switched off
  no: [], // relation names that are switched off
  unread: [], // ids of articles that are switched off
  marks: [], // groups of changes that are switched off, where two graphs are compared
  place: "", // key of a place
  confidence: 0,
  from: null, // years, both included
  to: null,
  undated: true,
  around: "", // key of the node whose surroundings are shown
  steps: 1,
  start: "", // keys of the ends of a shortest path; an end is being picked while only `start` is there
  end: "",
  hidden: [], // keys of nodes
  pinned: [],
  open: [], // keys of nodes whose communities are unfolded, in a large graph
  most: FIRST_DISCS, // how many communities of a large graph are drawn, the largest first
  alone: !statements.some(({ object }) => object), // nodes that articles only name
  view: "graph", // or "table"
});

/** Changes of these alone are no step to undo. */
const PASSING = new Set(["node", "statement", "article", "view"]);

let state = INITIAL;
const past = [];
const listeners = [];

/** Be told of every change: called with the new and the old state. */
function onChange(listener) {
  listeners.push(listener);
}

/** Change some of the state; everything that shows it follows. */
function change(patch) {
  const before = state;
  const changed = Object.keys(patch).filter((name) => String(patch[name]) !== String(before[name]));
  if (!changed.length) return;
  if (changed.some((name) => !PASSING.has(name))) past.push(before);
  become(Object.freeze({ ...before, ...patch }));
}

function undo() {
  if (!past.length) return;
  const { node, statement, article, view } = state;
  become(Object.freeze({ ...past.pop(), node, statement, article, view }));
}

function become(next) {
  const before = state;
  state = next;
  const hash = toHash(state);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  for (const listener of listeners) listener(state, before);
}

/** Add to or take from a list of the state. */
function toggled(list, item, on = !list.includes(item)) {
  const rest = list.filter((other) => other !== item);
  return on ? [...rest, item] : rest;
}

/** Write what differs from the beginning as the part of an address behind "#". */
function toHash(chosen) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) {
    if (String(value) !== String(INITIAL[name])) parameters.set(name, Array.isArray(value) ? value.join(" ") : String(value));
  }
  return parameters.toString();
}

/** Read it back; what is unknown or does not fit this graph is left out. */
function fromHash(hash) {
  const chosen = { ...INITIAL };
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (!(name in INITIAL)) continue;
    const value = parsed(name, text);
    if (value !== undefined) chosen[name] = value;
  }
  return Object.freeze(chosen);
}

const KNOWN = {
  statement: (key) => statementByKey.has(key),
  article: (id) => articleById.has(id),
  unread: (id) => articleById.has(id),
  without: (name) => name in classes,
  no: (name) => name in relations,
  marks: (name) => name in MARKS,
  view: (name) => name === "graph" || name === "table",
};
for (const name of ["node", "place", "around", "start", "end", "hidden", "pinned", "open"]) KNOWN[name] = (key) => nodeByKey.has(key);

function parsed(name, text) {
  const usual = INITIAL[name];
  if (Array.isArray(usual)) return text.split(" ").filter(KNOWN[name]);
  if (typeof usual === "boolean") return text === "true";
  if (typeof usual === "string") return KNOWN[name](text) ? text : undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return undefined;
  return name === "steps" ? Math.min(3, Math.max(1, Math.round(number))) : number;
}
