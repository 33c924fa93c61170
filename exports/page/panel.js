// The filters, which are the legend too: every class with its colour and shape, and how many there are.

const SAID = grouped(statements, ({ predicate }) => predicate);
const RELATION_NAMES = Object.keys(relations).sort((one, other) => SAID.get(other).length - SAID.get(one).length);
const OF_TOP = grouped(nodes, ({ top }) => top);
const KINDS = [...new Set(nodes.map(({ type }) => type))];

function showFilters() {
  const panel = byId("filters");
  const open = new Set([...panel.querySelectorAll("details[open]")].map((part) => part.dataset.part));
  const first = !panel.childElementCount;
  const kept = keptFocus(panel);
  const top = panel.scrollTop;
  const part = (name, title, content) => filterPart(name, title, first ? OPEN_AT_FIRST.includes(name) : open.has(name), content);
  panel.replaceChildren(
    handle(),
    make("header", { class: "heading" }, make("h2", {}, say("filters")), filtered(state) && button({ class: "link", onclick: () => change(CLEARED) }, say("reset"))),
    comparison && part("marks", say("changes"), () => [markFilter(), make("p", { class: "faint" }, say("marksNote"))]),
    part("classes", say("classes"), () => [classList(), legend()]),
    part("relations", say("relations"), () => optionList("no", RELATION_NAMES, shown.counts.relations, relationLabel)),
    places.length && part("place", say("place"), () => [placeChoice(), make("p", { class: "faint" }, say("placeNote"))]),
    YEARS.length && FIRST_YEAR < LAST_YEAR && part("years", say("years"), () => [yearSlider(), make("p", { class: "faint" }, say("yearsNote"))]),
    LEAST_CONFIDENCE < 1 && part("confidence", say("confidence"), confidenceSlider),
    articles.length && part("articles", say("articles"), () => optionList("unread", articles.map(({ id }) => id), shown.counts.articles, (id) => titleOf(articleById.get(id)), (id) => articleById.get(id).date)),
  );
  panel.replaceChildren(...[...panel.childNodes].filter((child) => child.nodeType === Node.ELEMENT_NODE));
  panel.scrollTop = top;
  if (kept) panel.querySelector(`[data-control="${CSS.escape(kept)}"]`)?.focus({ preventScroll: true });
}

const OPEN_AT_FIRST = ["marks", "classes", "relations"];

/** A part of the panel that folds; what is in it is made when it is opened: thousands of articles take their time. */
function filterPart(name, title, open, content) {
  const fill = ({ target }) => target.open && target.childElementCount === 1 && showFilters();
  return make("details", { class: "part", "data-part": name, open, ontoggle: fill }, make("summary", { "data-control": `part ${name}` }, title), open ? content() : []);
}

/** The panel is made anew after every change; the control in use keeps the focus. */
function keptFocus(panel) {
  return panel.contains(document.activeElement) ? document.activeElement.dataset.control : "";
}

/** Top classes that occur, each with its finer classes that occur below it. */
function classList() {
  const tops = [...OF_TOP.keys()].sort((one, other) => OF_TOP.get(other).length - OF_TOP.get(one).length || (one < other ? -1 : 1));
  const rows = tops.flatMap((top) => {
    const finer = KINDS.filter((kind) => kind !== top && topOf(kind) === top).sort();
    return [classRow(top, finer.length), ...(unfolded.has(top) ? finer.map((kind) => classRow(kind)) : [])];
  });
  return make("div", { class: "options" }, allOrNone("without", tops), rows);
}

const unfolded = new Set(); // top classes whose finer classes are listed

function foldButton(top) {
  const open = unfolded.has(top);
  const label = say(open ? "fold" : "unfold", classLabel(top));
  return button({ class: "fold", "aria-expanded": String(open), "aria-label": label, "data-control": `fold ${top}`, onclick: () => ((open ? unfolded.delete(top) : unfolded.add(top)), showFilters()) });
}

function classRow(kind, folds = 0) {
  const finer = topOf(kind) !== kind;
  const off = state.without.includes(kind) || (finer && state.without.includes(topOf(kind)));
  return optionRow({
    control: `without ${kind}`,
    on: !off,
    label: classLabel(kind),
    note: classes[kind]?.comment?.[language],
    picture: swatch(kind),
    number: shown.counts.classes.get(kind) || 0,
    fold: !finer && (folds ? foldButton(kind) : make("span")),
    finer,
    toggle: (on) => change({ without: finer ? toggleFiner(kind, on) : toggled(state.without, kind, !on) }),
    only: () => change({ without: [...[...OF_TOP.keys()].filter((top) => top !== topOf(kind)), ...(finer ? siblings(kind) : [])] }),
  });
}

/** Switching a finer class on below a class that is off switches its sisters off instead. */
function toggleFiner(kind, on) {
  const top = topOf(kind);
  if (on && state.without.includes(top)) return [...state.without.filter((name) => name !== top && topOf(name) !== top), ...siblings(kind)];
  return toggled(state.without, kind, !on);
}

function siblings(kind) {
  return KINDS.filter((other) => other !== kind && topOf(other) === topOf(kind) && other !== topOf(kind));
}

/** A list of what can be switched off, with its live counts; long lists can be searched. */
function optionList(name, keys, counts, label, note = () => "") {
  const rows = keys.map((key) =>
    optionRow({
      control: `${name} ${key}`,
      on: !state[name].includes(key),
      label: label(key),
      note: note(key),
      number: counts.get(key) || 0,
      toggle: (on) => change({ [name]: toggled(state[name], key, !on) }),
      only: () => change({ [name]: keys.filter((other) => other !== key) }),
    }),
  );
  const list = make("div", { class: "options" }, allOrNone(name, keys), rows);
  if (keys.length > 12) list.prepend(optionSearch(rows, keys.map(label)));
  return list;
}

const optionQueries = new Map();

function optionSearch(rows, labels) {
  const control = `find ${labels.length} ${labels[0]}`;
  const show = (text) => rows.forEach((row, n) => (row.hidden = !fold(labels[n]).includes(fold(text))));
  const field = make("input", { type: "search", class: "find", placeholder: say("find"), "aria-label": say("find"), "data-control": control, value: optionQueries.get(control) || "" });
  field.addEventListener("input", () => (optionQueries.set(control, field.value), show(field.value)));
  show(field.value);
  return field;
}

function allOrNone(name, keys) {
  return make(
    "p",
    { class: "all-none" },
    button({ class: "link", "data-control": `${name} all`, onclick: () => change({ [name]: [] }) }, say("all")),
    button({ class: "link", "data-control": `${name} none`, onclick: () => change({ [name]: [...keys] }) }, say("none")),
  );
}

function optionRow({ control, on, label, note, picture, number, fold: folding, finer, toggle, only }) {
  return make(
    "div",
    { class: `option${finer ? " finer" : ""}${number ? "" : " nought"}${folding ? " folds" : ""}` },
    folding,
    make("label", { title: [label, note].filter(Boolean).join("\n") }, make("input", { type: "checkbox", checked: on, "data-control": control, onchange: (event) => toggle(event.target.checked) }), picture, make("span", { class: "name" }, shorten(label, 44))),
    button({ class: "link only", "aria-label": `${say("only")} ${label}`, onclick: only }, say("only")),
    make("span", { class: "number" }, String(number)),
  );
}

function placeChoice() {
  const choice = make("select", { "aria-label": say("place"), "data-control": "place", onchange: (event) => change({ place: event.target.value }) }, make("option", { value: "" }, say("anyPlace")));
  for (const { place } of places) choice.append(make("option", { value: place.key }, `${shorten(place.label, 30)} (${shown.counts.places.get(place.key)})`));
  choice.value = state.place;
  return choice;
}

/** Two thumbs on one line: from and to. */
function yearSlider() {
  const [from, to] = [state.from ?? FIRST_YEAR, state.to ?? LAST_YEAR];
  const output = make("output", {}, spanOfYears(state));
  const thumb = (name, value) =>
    make("input", {
      type: "range",
      min: FIRST_YEAR,
      max: LAST_YEAR,
      step: 1,
      value,
      "aria-label": `${say("years")} ${name === "from" ? "≥" : "≤"}`,
      "data-control": `year ${name}`,
      oninput: (event) => (output.textContent = spanOfYears(yearsWith(name, Number(event.target.value)))),
      onchange: (event) => change(yearsWith(name, Number(event.target.value))),
    });
  const undated = statements.some(({ year }) => year === null);
  const line = make("div", { class: "twin" }, thumb("from", from), thumb("to", to));
  const share = (year) => `${((year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)) * 100}%`;
  line.style.setProperty("--from", share(from));
  line.style.setProperty("--to", share(to));
  return make(
    "div",
    { class: "slider" },
    output,
    yearBars(from, to),
    line,
    undated && make("label", { class: "check" }, make("input", { type: "checkbox", checked: state.undated, "data-control": "undated", onchange: (event) => change({ undated: event.target.checked }) }), say("undated")),
  );
}

/** How many statements speak of each year, as bars over the slider; a click takes one year alone. */
function yearBars(from, to) {
  if (LAST_YEAR - FIRST_YEAR > 100) return null;
  const counts = shown.counts.years;
  const most = Math.max(1, ...[...counts].map(([year, number]) => (year === null ? 0 : number)));
  const bar = (year) => {
    const number = counts.get(year) || 0;
    const one = button({ tabIndex: -1, class: year < from || year > to ? "out" : null, title: say("inYear", year, number), onclick: () => change({ from: year, to: year }) });
    one.style.setProperty("--share", number && Math.max(0.06, number / most));
    return one;
  };
  return make("div", { class: "bars", "aria-hidden": "true" }, Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => bar(FIRST_YEAR + n)));
}

/** What sizes, lines and rings mean. */
function legend() {
  const line = (attributes) => [draw("line", { x1: -9, x2: 9, ...attributes })];
  const rows = [
    [[draw("circle", { cx: -5, r: 3, fill: theme.same }), draw("circle", { cx: 4, r: 6, fill: theme.same })], "legendSize"],
    [[...line({ stroke: theme.same, "stroke-width": 1.5 }), draw("path", { d: "M9 0 3-3.5V3.5Z", fill: theme.same })], "legendArrow"],
    [line({ stroke: theme.same, "stroke-width": 4 }), "legendWidth"],
    [[draw("circle", { r: 7, fill: "none", stroke: theme.accent, "stroke-width": 2 })], "legendRing"],
    [[draw("circle", { r: 7, fill: "none", stroke: theme.soft, "stroke-width": 2, "stroke-dasharray": "3.5 2.5" })], "legendPinned"],
    nodes.length > CROWD && [[draw("circle", { r: 7, fill: theme.disc, stroke: theme.same, "stroke-width": 3 })], "legendDisc"],
  ];
  return make("ul", { class: "legend" }, rows.filter(Boolean).map(([parts, name]) => make("li", {}, draw("svg", { class: "swatch", viewBox: "-10 -10 20 20", "aria-hidden": "true" }, ...parts), say(name))));
}

function spanOfYears({ from, to }) {
  return [...new Set([from ?? FIRST_YEAR, to ?? LAST_YEAR])].join("–");
}

function yearsWith(name, year) {
  const years = { from: state.from ?? FIRST_YEAR, to: state.to ?? LAST_YEAR, [name]: year };
  const [from, to] = [Math.min(years.from, years.to), Math.max(years.from, years.to)];
  return { from: from === FIRST_YEAR ? null : from, to: to === LAST_YEAR ? null : to };
}

function confidenceSlider() {
  const told = (least) => say("atLeast", `${Math.round(least * 100)}%`, shown.counts.confidences.filter((one) => one >= least).length);
  const output = make("output", {}, told(state.confidence));
  return make(
    "div",
    { class: "slider" },
    output,
    make("input", {
      type: "range",
      min: 0,
      max: 1,
      step: 0.05,
      value: state.confidence,
      "aria-label": say("confidence"),
      "data-control": "confidence",
      oninput: (event) => (output.textContent = told(Number(event.target.value))),
      onchange: (event) => change({ confidence: Number(event.target.value) }),
    }),
  );
}

/** What is in force, as chips over the picture that can be taken away, and how much is shown. */
function showStatus() {
  byId("summary").textContent = say("summary", nodes.length, statements.length, articles.length);
  const line = byId("status");
  line.replaceChildren(shown.nodes.size || !nodes.length ? say("shown", shown.nodes.size, nodes.length) : say("nothingLeft"));
  if (picture.discs.size) line.append(make("span", {}, say("inCommunities", picture.discs.size)));
  if (picture.further) line.append(button({ class: "link", onclick: () => change({ most: state.most + picture.further }) }, say("showMore", picture.further)));
  if (shown.nodes.size > CROWD && state.open.length) line.append(button({ class: "link", onclick: () => (change({ open: [] }), fit()) }, say("foldAll")));
  if (LONE && LONE < nodes.length && !filtered(state)) line.append(button({ class: "link", onclick: () => change({ alone: !state.alone }) }, say(state.alone ? "hideLone" : "showLone", LONE)));
  if (filtered(state)) line.append(button({ class: "link", onclick: () => change(CLEARED) }, say("reset")));
  byId("chips").replaceChildren(...chips().map(([text, patch]) => make("li", {}, button({ class: "chip", "aria-label": say("remove", text), onclick: () => change(patch) }, text, make("span", { "aria-hidden": "true" }, "×")))));
  byId("undo").disabled = !past.length;
}

function chips() {
  const label = (key) => shorten(nodeByKey.get(key).label, 24);
  return [
    ...(shown.nodes.size > CROWD ? state.open.map((key) => [say("communityOf", label(key)), { open: toggled(state.open, key, false) }]) : []),
    state.around && [say("around", label(state.around), state.steps), { around: "" }],
    state.start && !state.end && [say("pathPick", label(state.start)), { start: "" }],
    state.end && [say("pathBetween", label(state.start), label(state.end)), { start: "", end: "" }],
    state.place && [`${say("place")}${say("colon")}${label(state.place)}`, { place: "" }],
    (state.from !== null || state.to !== null) && [`${say("years")}${say("colon")}${spanOfYears(state)}`, { from: null, to: null }],
    state.confidence && [`${say("confidence")} ≥ ${Math.round(state.confidence * 100)}%`, { confidence: 0 }],
    state.hidden.length && [say("hidden", state.hidden.length), { hidden: [] }],
  ].filter(Boolean);
}
