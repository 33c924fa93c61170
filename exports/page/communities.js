// A large graph opens as a map of its communities: one disc each, which unfolds in its place.

/** Above so many entities in view the picture is folded into communities. */
const CROWD = 1500;
/** So many entities may lie unfolded at once; what was unfolded first is folded again. */
const UNFOLDED = 4000;
/** How many discs the picture begins with, the largest first. */
const FIRST_DISCS = 150;
/** How many links of a disc are drawn, the strongest first. */
const LINKS = 3;

/** A community as a thing to draw: where it lies, how far it reaches, called after its most important member. */
const communities = [...grouped(nodes, ({ community }) => community).entries()].map(([number, members]) => {
  const [x, y] = ["x", "y"].map((axis) => members.reduce((sum, node) => sum + node[axis], 0) / members.length);
  const reach = members.reduce((far, node) => Math.max(far, Math.hypot(node.x - x, node.y - y) + node.size), 0);
  return { id: `community ${number}`, number, members, x, y, size: reach * 0.82, label: members[0].label, shown: members, kinds: [] };
});
const communityByNumber = new Map(communities.map((community) => [community.number, community]));
const discById = new Map(communities.map((community) => [community.id, community]));

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

let picture = null;

/**
 * What of the shown is drawn: `nodes` and `edges` one by one, `discs` for the communities that are folded, `links`
 * between discs ({id, from, to, count}), `further` how many communities more there are.
 */
function pictured(chosen, { nodes: some, statements: all, path }) {
  const drawn = { nodes: some, edges: new Set(), discs: new Set(), links: [], further: 0 };
  if (some.size > CROWD) {
    const open = openCommunities(chosen);
    const kept = new Set([...chosen.pinned, chosen.node, chosen.start, chosen.end].map((key) => nodeByKey.get(key)));
    for (const { subject, object } of [...(path || []), statementByKey.get(chosen.statement)].filter(Boolean)) kept.add(subject).add(object);
    drawn.nodes = new Set([...some].filter((node) => open.has(node.community) || kept.has(node)));
    const folded = [...grouped([...some].filter((node) => !open.has(node.community)), ({ community }) => community).entries()];
    folded.sort(([one, some], [other, others]) => others.length - some.length || one - other);
    for (const [number, members] of folded.slice(0, chosen.most)) drawn.discs.add(Object.assign(communityByNumber.get(number), { shown: members, kinds: kindsOf(members) }));
    drawn.further = Math.max(0, folded.length - chosen.most);
    drawn.links = linksOf(chosen, drawn, all);
  }
  for (const { edge, subject, object } of all) if (edge && drawn.nodes.has(subject) && drawn.nodes.has(object)) drawn.edges.add(edge);
  return drawn;
}

/** The numbers of the communities that are unfolded; any member stands for its community in the state. */
function openCommunities(chosen) {
  return new Set(chosen.open.map((key) => nodeByKey.get(key).community));
}

/** The top classes of some members, or how these have changed, the most frequent first, as [name, share]. */
function kindsOf(members) {
  const counts = [...grouped(members, ({ top, mark }) => (comparison ? mark : top)).entries()].map(([kind, same]) => [kind, same.length / members.length]);
  return counts.sort(([, one], [, other]) => other - one);
}

/** Join what statements say between folded communities, and between the selected node and the rest. */
function linksOf(chosen, { nodes: some, discs }, all) {
  const end = (node) => {
    if (some.has(node)) return node.key === chosen.node ? node : null;
    const disc = communityByNumber.get(node.community);
    return discs.has(disc) ? disc : null;
  };
  const from = new Map(); // thing → the other thing → link
  for (const { subject, object } of all) {
    const one = object && end(subject);
    const other = one && end(object);
    if (!other || one === other) continue;
    const [first, second] = from.get(other)?.has(one) ? [other, one] : [one, other];
    if (!from.has(first)) from.set(first, new Map());
    const links = from.get(first);
    if (!links.has(second)) links.set(second, { id: `${first.id} – ${second.id}`, from: first.id, to: second.id, ends: [first, second], count: 0 });
    links.get(second).count += 1;
  }
  const drawn = new Map();
  const often = (thing) => (drawn.set(thing, (drawn.get(thing) || 0) + 1), drawn.get(thing));
  return [...from.values()]
    .flatMap((links) => [...links.values()])
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
    .filter(({ ends }) => ends.map(often).some((rank, n) => rank <= LINKS || !discs.has(ends[n])));
}

/** Give the state's list of unfolded communities with the one of a node; the oldest make room for it. */
function opened(node, list = state.open) {
  if (list.some((key) => nodeByKey.get(key).community === node.community)) return list;
  const size = (keys) => keys.reduce((sum, key) => sum + communityByNumber.get(nodeByKey.get(key).community).members.length, 0);
  let kept = [...list, node.key];
  while (kept.length > 1 && size(kept) > UNFOLDED) kept = kept.slice(1);
  return kept;
}

function unfoldCommunity(community) {
  change({ open: opened(community.members[0]) });
  fit(new Set(community.shown.length ? community.shown : community.members));
  whisper(say("unfolded", community.label, community.shown.length));
}

function discItem(community) {
  const { id, x, y, size } = community;
  return { id, x, y, size, shape: "custom", ctxRenderer: ({ ctx }) => ({ drawNode: () => paintDisc(ctx, community), nodeDimensions: { width: 2 * size, height: 2 * size } }) };
}

/** Paint a disc: a rim whose parts are the classes of its members, round a quiet middle. */
function paintDisc(context, { id, size, kinds }) {
  const { x, y } = network.body.nodes[id];
  const rim = Math.min(size * 0.2, Math.max(size * 0.07, 5 / network.getScale()));
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = theme.disc;
  context.fill();
  context.lineWidth = rim;
  let from = -Math.PI / 2;
  for (const [kind, share] of kinds) {
    context.beginPath();
    context.arc(x, y, size - rim / 2, from, (from += share * 2 * Math.PI));
    context.strokeStyle = comparison ? theme[kind] : lookOf(kind).color;
    context.stroke();
  }
}

function linkItem({ id, from, to, count }) {
  return { id, from, to, width: 0.6 + 0.5 * Math.log2(count), color: { color: theme.edge, opacity: 0.45 }, arrows: { to: { enabled: false } } };
}

function discTip({ label, shown: members, kinds }) {
  return [
    make("b", {}, say("communityOf", shorten(label, 40))),
    make("span", {}, say("entityCount", members.length)),
    make("span", { class: "faint" }, kinds.slice(0, 3).map(([kind, share]) => `${comparison ? say("markNames")[kind] : classLabel(kind)} ${Math.round(share * 100)}%`).join(" · ")),
    make("span", { class: "faint" }, say("clickUnfolds")),
  ];
}

function linkTip({ ends, count }) {
  return [make("b", {}, say("articleCount", count)), make("span", {}, ends.map(({ label }) => shorten(label, 28)).join(" – "))];
}
