// Two graphs on one page: what was added, what is gone, what changed. Without a comparison in the file none of it shows.

const comparison = tables.comparison;

/** The groups of changes, with the sign that stands on their nodes; colours are the theme's. */
const MARKS = { added: "+", gone: "−", changed: "≠", same: "" };

/** The group that a mark belongs to: both sides of a changed answer are "changed". */
const GROUP_OF = { added: "added", gone: "gone", before: "changed", after: "changed", "": "same" };

for (const statement of statements) statement.mark = GROUP_OF[statement.change];
for (const node of nodes) {
  const touched = node.statements.some(({ mark }) => mark !== "same");
  node.mark = node.change || (touched ? "changed" : "same");
}
for (const edge of edges) {
  const marks = new Set(edge.statements.map(({ mark }) => mark));
  edge.mark = marks.size === 1 ? [...marks][0] : "changed";
  edge.over = edge.statements.every(({ change }) => change === "gone" || change === "before"); // drawn with dashes
}

/** All sections of the list of changes: [name, [{about, old, new}]], what was added and gone as changes with one side. */
const CHANGES = comparison ? changesByKind() : [];

function changesByKind() {
  const one = (side) => (row) => ({ about: [], old: [], new: [], [side]: [statements[row]] });
  const answered = comparison.changes.map(({ kind, about, old, new: now }) => ({ kind, about, old: old.map((row) => statements[row]), new: now.map((row) => statements[row]) }));
  const kinds = [...grouped(answered, ({ kind }) => kind).entries()];
  return [...kinds, ["added", comparison.added.map(one("new"))], ["gone", comparison.gone.map(one("old"))]].filter(([, changes]) => changes.length);
}

/** The other side of a changed answer: what was said before of what is said now, and the other way round. */
function otherSides(statement) {
  return CHANGES.flatMap(([, changes]) => changes).flatMap((change) => (change.old.includes(statement) ? change.new : change.new.includes(statement) ? change.old : []));
}

/** The list of what changed, as the overview of the page. */
function changeSections() {
  if (!CHANGES.length) return [make("p", { class: "faint" }, say("noDifference"))];
  return CHANGES.map(([name, changes]) => section(say("changeNames")[name], folded(changes.map(changeRow), `changes ${name}`, 12), changes.length));
}

function changeRow({ about, old, new: now }) {
  if (!about.length) return sentenceRow([...now, ...old][0], null);
  const [statement] = [...now, ...old].filter((one) => shown.statements.has(one)).concat(now);
  const answers = (side) => [...new Set(side.map(({ value, subject, object, predicate, said }) => value || (predicate === "holdsPost" ? subject.label : said.amount || qualifierText("status", said.status) || object.label)))].join(" / ");
  return button(
    { class: "row change", onclick: () => openStatement(statement) },
    make("span", { class: "name" }, about.filter(Boolean).flatMap((part, n) => [n > 0 && " · ", quoted(qualifierText("kind", part), 40)])),
    make("span", { class: "facts" }, make("del", {}, quoted(answers(old), 50)), " → ", make("ins", {}, quoted(answers(now), 50))),
  );
}

/** A code of a qualifier in the reader's language; any other text as it is. */
function qualifierText(name, text) {
  return text === undefined ? "" : labelOf(qualifiers[name]?.options[text], text);
}

/** A small sign that tells how a statement or a node has changed; null where nothing has. */
function markChip({ change, mark }) {
  if (!comparison || mark === "same") return null;
  return make("span", { class: `chip mark ${mark}` }, `${MARKS[mark]} ${say("markNames")[change === "before" || change === "after" ? change : mark]}`);
}

/** The legend of the changes, which is a filter too. */
function markFilter() {
  const row = (mark) =>
    optionRow({
      control: `marks ${mark}`,
      on: !state.marks.includes(mark),
      label: say("markNames")[mark],
      picture: markSwatch(mark),
      number: shown.counts.marks.get(mark) || 0,
      toggle: (on) => change({ marks: toggled(state.marks, mark, !on) }),
      only: () => change({ marks: Object.keys(MARKS).filter((other) => other !== mark) }),
    });
  return make("div", { class: "options" }, allOrNone("marks", Object.keys(MARKS)), Object.keys(MARKS).map(row));
}

function markSwatch(mark) {
  const line = { stroke: theme[mark], "stroke-width": 2.5, x1: -9, x2: 9, y1: 6, y2: 6, ...(mark === "gone" && { "stroke-dasharray": "4 3" }) };
  return draw("svg", { class: "swatch", viewBox: "-10 -10 20 20", "aria-hidden": "true" }, draw("circle", { r: 6, cy: -3, fill: theme[mark] }), draw("line", line));
}

/** Write the signs of the changes on the nodes, so that nobody depends on the colours. */
function drawMarks(context, some) {
  if (!comparison) return;
  context.save();
  Object.assign(context, { fillStyle: theme.paper, textAlign: "center", textBaseline: "middle" });
  for (const { x, y, size, mark } of some) {
    if (!mark || mark === "same" || size * network.getScale() < 5) continue;
    context.font = `700 ${size * 1.3}px ${FAMILY}`;
    context.fillText(MARKS[mark], x, y + size * 0.06);
  }
  context.restore();
}
