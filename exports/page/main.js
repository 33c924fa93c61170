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
  picture = pictured(now, shown);
  document.body.dataset.view = now.view;
  document.body.classList.toggle("chosen", Boolean(now.node || now.statement || now.article || now.end));
  showGraph();
  showFilters();
  showDetails();
  showTable();
  showStatus();
  byId("save-selection").disabled = !selected().length;
  if (chosen && narrow.matches && (now.node || now.statement || now.article)) showTab("details");
  else showTab(document.body.dataset.tab === "table" || now.view === "table" ? now.view : document.body.dataset.tab);
  const framed = ["around", "place", "start", "end", "most", "alone"].some((name) => now[name] !== before[name]);
  if (framed) fit(shown.path ? new Set(shown.path.flatMap(({ subject, object }) => [subject, object])) : undefined);
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

function start() {
  byId("undo").addEventListener("click", undo);
  byId("theme").addEventListener("click", changeTheme);
  byId("language").addEventListener("click", changeLanguage);
  byId("help").addEventListener("click", () => showHelp());
  byId("zoom-in").addEventListener("click", () => zoomBy(1.4));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("fit").addEventListener("click", () => fit());
  for (const [id, action] of [["save-png", savePng], ["save-svg", saveSvg], ["save-csv", () => saveCsv([...shown.statements])], ["save-selection", () => saveCsv(selected())], ["copy-link", () => copy(location.href)]]) {
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
  fit(target && !state.around ? new Set([...surroundings(target, 1, (one) => shown.statements.has(one))].filter(isDrawn)) : undefined, false);
}

/** For scripts and tests: where a node (by key) and the middle of a statement's line (by key) are in the window. */
window.guitu = Object.freeze({
  nodeAt: (key) => inWindow(nodeByKey.get(key)),
  statementAt: (key) => inWindow(network.body.edges[statementByKey.get(key).edge.id].edgeType.getPoint(0.5)),
  labels: () => placedLabels.map(({ node, ...box }) => ({ label: node.label, ...box })),
  colors: () => ({ ...theme, classes: Object.keys(classes).map((kind) => lookOf(kind).color) }),
  marks: () => Object.fromEntries(nodes.map(({ key, mark }) => [key, mark])),
  shown: () => ({ nodes: [...shown.nodes].map(({ key }) => key), statements: [...shown.statements].map(({ key }) => key) }),
  drawn: () => ({ nodes: [...picture.nodes].map(({ key }) => key), discs: [...picture.discs].map(({ id, label, shown: members, x, y }) => ({ id, label, count: members.length, ...inWindow({ x, y }) })), links: picture.links.length }),
});

function inWindow(point) {
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = stage.getBoundingClientRect();
  return { x: x + left, y: y + top };
}

start();
