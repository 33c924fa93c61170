// The panel of what is selected: a node, a statement, an article, a path, or an overview where nothing is.

function showDetails() {
  const node = nodeByKey.get(state.node);
  const statement = statementByKey.get(state.statement);
  const article = articleById.get(state.article);
  const panel = byId("details");
  const content = statement ? statementDetails(statement, node) : node ? nodeDetails(node) : article ? articleDetails(article) : overview();
  panel.replaceChildren(handle(), ...[pathBar(), content].flat(Infinity).filter(Boolean));
}

/** What pulls the sheet down on a phone. */
function handle() {
  return button({ class: "handle", "aria-label": say("close"), onclick: () => showTab("graph") });
}

function heading(title, ...under) {
  return make("header", { class: "heading" }, closeButton(), make("h2", { tabIndex: -1 }, title), ...under);
}

function closeButton() {
  return button({ class: "close", "aria-label": say("close"), title: say("close"), onclick: () => change({ node: "", statement: "", article: "" }) }, "×");
}

function overview() {
  if (!nodes.length) return [];
  const main = nodes.filter((node) => shown.nodes.has(node)).slice(0, 8);
  if (comparison) return [make("header", { class: "heading" }, make("h2", {}, say("changes")), make("p", { class: "faint" }, say("changesHint"))), ...changeSections()];
  return [
    make("header", { class: "heading" }, make("h2", {}, say("overview")), make("p", { class: "faint" }, say("overviewHint"))),
    section(say("important"), main.map((node) => nodeButton(node, say("articleCount", node.statements.length)))),
    section(say("articles"), folded(articles.map(articleRow), "articles", 20), articles.length),
  ];
}

function articleRow(article) {
  return button(
    { class: "row article", "data-id": article.id, onclick: () => change({ article: article.id, node: "", statement: "" }) },
    make("span", { class: "name" }, shorten(titleOf(article), 70)),
    make("span", { class: "facts" }, [article.date || say("undatedArticle"), say("articleCount", article.statements.length)].join(" · ")),
  );
}

function section(title, rows, number = null) {
  return make("section", {}, make("h3", {}, title, number !== null && make("span", { class: "number" }, String(number))), make("div", { class: "rows" }, rows));
}

const unfoldedLists = new Set();

/** Show the first rows of a long list, and the rest when asked for; what was asked for stays open. */
function folded(rows, name, first) {
  if (rows.length <= first + 2 || unfoldedLists.has(name)) return rows;
  const rest = rows.slice(first);
  const more = button({ class: "link further", onclick: () => (unfoldedLists.add(name), more.replaceWith(...rest), rest[0].focus()) }, say("furtherRows", rest.length));
  return [...rows.slice(0, first), more];
}

function nodeDetails(node) {
  const figures = node.statements.filter((one) => !one.object && shown.statements.has(one));
  const about = node.statements.filter((one) => one.object && shown.statements.has(one));
  const hiddenCount = node.statements.length - figures.length - about.length;
  const kinds = [...new Set([node.type, node.top])].map(classLabel);
  return [
    heading(
      shorten(node.label, 200),
      make("p", { class: "kinds" }, swatch(node.type), kinds.join(say("comma")), markChip(node), node.code && make("span", { class: "chip" }, `${say("code")} ${node.code}`)),
    ),
    nodeActions(node),
    node.names.length && section(say("names"), make("p", { class: "chips" }, node.names.slice(0, 40).map((name) => make("span", { class: "chip" }, shorten(name, 60))))),
    figures.length && section(say("figures"), folded(figures.map(figureRow), `${node.key} figures`, 4), figures.length),
    about.length ? groups(node, about) : !figures.length && make("p", { class: "faint" }, say("noStatements")),
    hiddenCount > 0 && make("p", { class: "faint" }, say("hiddenByFilter", hiddenCount)),
    make("p", { class: "actions" }, copyButton(() => [node.label, ...node.names].join("\n"), `${say("copy")} · ${say("names")}`), node.statements.length > 0 && copyButton(() => node.statements.filter((one) => shown.statements.has(one)).map(quotation).join("\n\n"), `${say("copy")} · ${say("statements")}`), copyButton(() => node.iri, `${say("copy")} · IRI`)),
  ];
}

function figureRow(statement) {
  const facts = qualifiersOf(statement).map(([, text]) => text);
  if (!statement.said.indicator) facts.unshift(relationLabel(statement.predicate));
  return button(
    { class: "row figure", "data-key": statement.key, onclick: () => openStatement(statement) },
    make("span", { class: "amount" }, statement.value, markChip(statement)),
    make("span", { class: "facts" }, [...facts, statement.article.date].filter(Boolean).join(" · ")),
  );
}

/** All statements about a node by relation, first those it is the subject of. */
function groups(node, about) {
  const grouped = new Map();
  for (const statement of about) {
    const outwards = statement.subject === node;
    const name = `${outwards ? "→" : "←"} ${statement.predicate}`;
    if (!grouped.has(name)) grouped.set(name, { outwards, predicate: statement.predicate, rows: [] });
    grouped.get(name).rows.push(statement);
  }
  return [...grouped.values()]
    .sort((one, other) => isPost(other) - isPost(one) || other.outwards - one.outwards || other.rows.length - one.rows.length)
    .map(({ outwards, predicate, rows }) =>
      make(
        "section",
        { class: "group" },
        make("h3", {}, make("span", { class: "arrow", "aria-hidden": "true" }, outwards ? "→" : "←"), `${relationLabel(predicate)}${outwards ? "" : language === "zh" ? "（来自）" : " (from)"}`, make("span", { class: "number" }, String(rows.length))),
        make("div", { class: "rows" }, folded(rows.map((statement) => statementRow(statement, node)), `${node.key} ${outwards} ${predicate}`, 8)),
      ),
    );
}

/** The posts of a person come before everything else. */
function isPost({ outwards, predicate }) {
  return Number(outwards && predicate === "holdsPost");
}

function nodeActions(node) {
  const pinned = state.pinned.includes(node.key);
  const around = state.around === node.key ? state.steps : 0;
  const step = (count) =>
    button({ "aria-pressed": String(around === count), onclick: () => change(around === count ? { around: "" } : { around: node.key, steps: count }) }, String(count));
  return make(
    "div",
    { class: "actions" },
    make("span", { class: "segments", role: "group", "aria-label": say("focus") }, make("span", {}, say("focus")), [1, 2, 3].map(step)),
    button({ class: "small", onclick: () => change({ start: node.key, end: "" }) }, say("path")),
    button({ class: "small", "aria-pressed": String(pinned), onclick: () => change({ pinned: toggled(state.pinned, node.key) }) }, say(pinned ? "unpin" : "pin")),
    button({ class: "small", onclick: () => hideNode(node) }, say("hide")),
  );
}

function hideNode(node) {
  change({ hidden: toggled(state.hidden, node.key, true), pinned: toggled(state.pinned, node.key, false), node: "" });
}

function statementDetails(statement, node) {
  const others = [...new Set([...otherSides(statement), ...(statement.edge?.statements || [])])].filter((one) => one !== statement && shown.statements.has(one));
  return [
    make(
      "header",
      { class: "heading" },
      node && button({ class: "link back", onclick: () => change({ statement: "" }) }, `‹ ${shorten(node.label, 30)}`),
      closeButton(),
      make("h2", { tabIndex: -1 }, say("evidence")),
    ),
    evidenceCard(statement),
    ...others.map(evidenceCard),
  ];
}

function articleDetails(article) {
  const seen = article.statements.filter((one) => shown.statements.has(one));
  return [
    heading(titleOf(article), make("p", { class: "faint" }, [article.publisher, article.date || say("undatedArticle"), article.source].filter(Boolean).join(" · "))),
    make("p", { class: "actions" }, button({ class: "small", onclick: () => change({ unread: articles.filter((one) => one !== article).map(({ id }) => id) }) }, say("onlyThisArticle"))),
    section(say("statements"), folded(seen.map(sentenceRow), article.id, 40), seen.length),
  ];
}

function sentenceRow(statement, mark = markChip(statement)) {
  const { subject, object, value } = statement;
  return button(
    { class: "row statement", "data-key": statement.key, onclick: () => openStatement(statement) },
    swatch(subject.type),
    make("span", { class: "name" }, quoted(subject.label, 40), make("i", {}, ` ${relationLabel(statement.predicate)} `), quoted(object ? object.label : value, 40), mark),
  );
}

/** The path that is asked for, over whatever is selected. */
function pathBar() {
  const [start, end] = [nodeByKey.get(state.start), nodeByKey.get(state.end)];
  if (!start || !end) return null;
  return make(
    "section",
    { class: "path" },
    make("h3", {}, say("pathBetween", shorten(start.label, 24), shorten(end.label, 24)), button({ class: "link", onclick: () => change({ start: "", end: "" }) }, say("close"))),
    shown.path ? make("div", { class: "rows" }, shown.path.map(sentenceRow)) : make("p", { class: "faint" }, say("pathNone")),
  );
}
