// Where it all comes together: what each button and key does, and what follows a change.

const narrow = matchMedia("(max-width: 860px)");

/** On a phone one thing is shown at a time; on a wide screen the tabs only switch graph and table. */
function showTab(tab) {
  if (tab === "graph" || tab === "table") change({ view: tab });
  document.body.dataset.tab = tab;
  for (const one of document.querySelectorAll("[data-tab]")) if (one !== document.body) one.setAttribute("aria-pressed", String(isOpen(one.dataset.tab)));
}

function isOpen(tab) {
  return narrow.matches ? document.body.dataset.tab === tab : state.view === tab;
}

function showAll(now, before) {
  const chosen = now.node !== before.node || now.statement !== before.statement || now.article !== before.article;
  shown = applied(now);
  document.body.dataset.view = now.view;
  document.body.classList.toggle("chosen", Boolean(now.node || now.statement || now.article || now.end));
  showGraph();
  showFilters();
  showDetails();
  showTable();
  showStatus();
  if (chosen && narrow.matches && (now.node || now.statement || now.article)) showTab("details");
  else showTab(document.body.dataset.tab === "table" || now.view === "table" ? now.view : document.body.dataset.tab);
  const framed = ["around", "place", "start", "end", "most", "alone"].some((name) => now[name] !== before[name]);
  if (framed) fit(shown.path ? new Set(shown.path.flatMap(({ subject, object }) => [subject, object])) : shown.nodes);
}

function changeLanguage() {
  language = language === "zh" ? "en" : "zh";
  remember("language", language);
  translatePage();
  showAll(state, state);
  showHelp(false);
}

function changeTheme() {
  remember("theme", theme === THEMES.dark ? "light" : "dark");
  paint();
  showAll(state, state);
}

function showHelp(open = true) {
  const dialog = byId("help-text");
  dialog.replaceChildren(
    make("h2", {}, say("help")),
    make("p", {}, say("helpText")),
    make("dl", {}, STRINGS[language].helpKeys.map(([keys, text]) => make("div", {}, make("dt", {}, make("kbd", {}, keys)), make("dd", {}, text)))),
    button({ class: "small", onclick: () => dialog.close() }, say("close")),
  );
  if (open) dialog.showModal();
}

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

const MOVES = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };

function keyPressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const move = event.target === stage && MOVES[event.key];
  if (!action && !move) return;
  event.preventDefault();
  if (move) moveBy(...move);
  else action();
}

function start() {
  byId("undo").addEventListener("click", undo);
  byId("theme").addEventListener("click", changeTheme);
  byId("language").addEventListener("click", changeLanguage);
  byId("help").addEventListener("click", () => showHelp());
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("fit").addEventListener("click", () => fit());
  for (const [id, action] of [["save-png", savePng], ["save-svg", saveSvg], ["save-csv", saveCsv], ["copy-link", () => copy(location.href)]]) {
    byId(id).addEventListener("click", () => (byId("save").removeAttribute("open"), action()));
  }
  for (const tab of document.querySelectorAll(".tabs [data-tab]")) tab.addEventListener("click", () => showTab(tab.dataset.tab));
  document.addEventListener("keydown", keyPressed);
  document.addEventListener("click", (event) => event.target.closest("#save") || byId("save").removeAttribute("open"));
  systemDark.addEventListener("change", () => (paint(), showAll(state, state)));
  narrow.addEventListener("change", () => showTab(document.body.dataset.tab));
  addEventListener("hashchange", () => become(fromHash(location.hash)));

  document.body.dataset.tab = "graph";
  byId("empty").hidden = nodes.length > 0;
  document.body.classList.toggle("nothing", !nodes.length);
  translatePage();
  paint();
  startGraph();
  startSearch();
  onChange(showAll);
  state = fromHash(location.hash);
  showAll(state, state);
  const target = nodeByKey.get(state.node);
  fit(target && !state.around ? surroundings(target, 1, (one) => shown.statements.has(one)) : shown.nodes, false);
}

/** For scripts and tests: where a node (by key) and the middle of a statement's line (by key) are in the window. */
window.guitu = Object.freeze({
  nodeAt: (key) => inWindow(nodeByKey.get(key)),
  statementAt: (key) => inWindow(network.body.edges[statementByKey.get(key).edge.id].edgeType.getPoint(0.5)),
  labels: () => placedLabels.map(({ node, ...box }) => ({ label: node.label, ...box })),
  shown: () => ({ nodes: [...shown.nodes].map(({ key }) => key), statements: [...shown.statements].map(({ key }) => key) }),
});

function inWindow(point) {
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = stage.getBoundingClientRect();
  return { x: x + left, y: y + top };
}

start();
