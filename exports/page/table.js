// The same statements and entities as tables that can be sorted and searched.

const PAGE_ROWS = 200;
const table = { kind: "statements", sort: "", down: false, query: "", rows: PAGE_ROWS };

/** The columns of each table: what they are called, and what they give of a row as text. */
const COLUMNS = {
  statements: {
    subject: ({ subject }) => subject.label,
    predicate: ({ predicate }) => relationLabel(predicate),
    object: ({ object, value }) => (object ? object.label : value),
    qualifiers: (statement) => qualifiersOf(statement).map(([label, text]) => `${label}${say("colon")}${text}`).join("; "),
    ...(comparison && { changes: ({ change, mark }) => (mark === "same" ? "" : say("markNames")[change === "added" || change === "gone" ? mark : change]) }),
    year: ({ year }) => (year === null ? "" : String(year)),
    confidence: ({ confidence }) => `${Math.round(confidence * 100)}%`,
    article: ({ article }) => titleOf(article),
    date: ({ article }) => article.date,
  },
  entities: {
    label: ({ label }) => label,
    class: ({ type }) => classLabel(type),
    names: ({ names }) => names.join(language === "zh" ? "、" : ", "),
    code: ({ code }) => code,
    statements: (node) => String(node.statements.length),
  },
};

function showTable() {
  const place = byId("table");
  place.hidden = state.view !== "table";
  byId("stage").hidden = state.view === "table";
  if (place.hidden) return;
  const kept = document.activeElement?.closest("#table") ? document.activeElement.dataset.control : "";
  const all = table.kind === "statements" ? [...shown.statements] : nodes.filter((node) => shown.nodes.has(node));
  const rows = sorted(searched(all));
  place.replaceChildren(
    make(
      "div",
      { class: "bar" },
      make("span", { class: "segments", role: "group" }, ["statements", "entities"].map((kind) => button({ "aria-pressed": String(table.kind === kind), "data-control": kind, onclick: () => renewTable({ kind, sort: "", rows: PAGE_ROWS }) }, say(kind)))),
      make("input", { type: "search", class: "find", value: table.query, placeholder: say("filterTable"), "aria-label": say("filterTable"), "data-control": "query", oninput: (event) => renewTable({ query: event.target.value, rows: PAGE_ROWS }) }),
      make("span", { class: "faint" }, say("rows", rows.length, all.length)),
      copyButton(() => [Object.keys(COLUMNS[table.kind]).map((name) => say(name)), ...rows.map(rowTexts)].map((row) => row.map((text) => text.replace(/\s+/g, " ")).join("\t")).join("\n"), say("copyTable")),
    ),
    make("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": say("table") }, make("table", {}, make("thead", {}, make("tr", {}, Object.keys(COLUMNS[table.kind]).map(columnHead))), make("tbody", {}, rows.slice(0, table.rows).map(tableRow)))),
  );
  if (rows.length > table.rows) place.querySelector(".scroll").append(button({ class: "small more", onclick: () => renewTable({ rows: table.rows + PAGE_ROWS }) }, say("moreRows", Math.min(PAGE_ROWS, rows.length - table.rows))));
  if (kept) place.querySelector(`[data-control="${CSS.escape(kept)}"]`)?.focus();
}

function rowTexts(row) {
  return Object.values(COLUMNS[table.kind]).map((text) => text(row));
}

function renewTable(patch) {
  Object.assign(table, patch);
  showTable();
}

function searched(rows) {
  const wanted = fold(table.query);
  if (!wanted) return rows;
  return rows.filter((row) => rowTexts(row).some((text) => fold(text).includes(wanted)));
}

function sorted(rows) {
  const text = COLUMNS[table.kind][table.sort];
  if (!text) return rows;
  const compare = new Intl.Collator(language === "zh" ? "zh-CN" : "en", { numeric: true }).compare;
  const keyed = rows.map((row) => [text(row), row]);
  keyed.sort(([one], [other]) => compare(one, other) * (table.down ? -1 : 1));
  return keyed.map(([, row]) => row);
}

function columnHead(name) {
  const on = table.sort === name;
  return make(
    "th",
    { scope: "col", "aria-sort": on ? (table.down ? "descending" : "ascending") : "none" },
    button({ "data-control": `sort ${name}`, title: say("sortBy", say(name)), onclick: () => renewTable({ sort: name, down: on && !table.down }) }, say(name), make("span", { class: "arrow", "aria-hidden": "true" }, on ? (table.down ? "↓" : "↑") : "")),
  );
}

function tableRow(row) {
  const isStatement = table.kind === "statements";
  const open = isStatement ? () => (openStatement(row), showTab("details")) : () => (choose(row), showTab("details"));
  const chosen = isStatement ? state.statement === row.key : state.node === row.key;
  return make(
    "tr",
    { class: chosen ? "chosen" : null, onclick: open },
    Object.entries(COLUMNS[table.kind]).map(([name, text], n) =>
      make("td", { class: name }, n === 0 ? [swatch(isStatement ? row.subject.type : row.type), button({ class: "link", "data-control": `row ${row.key}` }, shorten(text(row), 60))] : shorten(text(row), 90)),
    ),
  );
}
