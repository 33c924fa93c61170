// A statement and the sentence behind it.

/** One statement as a button: what it says of `node` (the other end), its qualifiers and date. */
function statementRow(statement, node) {
  const other = otherEnd(statement, node);
  const facts = qualifiersOf(statement).map(([, text]) => text);
  const when = statement.article.date;
  return button(
    { class: "row statement", "data-key": statement.key, "aria-pressed": String(state.statement === statement.key), onclick: () => openStatement(statement) },
    other ? swatch(other.type) : make("span", { class: "swatch figure", "aria-hidden": "true" }, "#"),
    make("span", { class: "name" }, shorten(other ? other.label : statement.value, 80), markChip(statement)),
    make("span", { class: "facts" }, [...facts, when].filter(Boolean).join(" · ")),
  );
}

function openStatement(statement) {
  change({ statement: statement.key, article: "" });
  byId("details").scrollTo({ top: 0 });
}

/** The card of one statement: who says what of whom, in which sentence of which article, found how, how sure. */
function evidenceCard(statement) {
  const { sentence, article } = statement;
  return make(
    "article",
    { class: "evidence", "data-key": statement.key },
    triple(statement),
    make(
      "figure",
      { class: "quote" },
      make(
        "blockquote",
        { lang: "zh-CN" },
        sentence.before && make("span", { class: "around" }, flowing(sentence.before)),
        make("mark", { class: "sentence" }, ...marked(flowing(sentence.text), endsOf(statement))),
        sentence.behind && make("span", { class: "around" }, flowing(sentence.behind)),
      ),
      sentence.clips.map((clip) => make("img", { class: "clip", src: clip, alt: say("clip") })),
      statement.context.length > 0 && make("p", { class: "context" }, say("context", [...new Set(statement.context.map(flowing))].map((text) => shorten(text, 60)))),
      make("figcaption", {}, articleButton(article), make("span", { class: "faint" }, [article.publisher, article.date].filter(Boolean).join(" · "))),
    ),
    make(
      "dl",
      { class: "facts" },
      fact(say("confidence"), meter(statement.confidence)),
      fact(say("rule"), make("code", {}, statement.rule)),
      fact(say("source"), make("span", {}, `${article.source}${language === "zh" ? "，" : ", "}${say("position", sentence.start, sentence.end)}`)),
    ),
    make("p", { class: "actions" }, copyButton(() => quotation(statement), say("copyStatement"))),
  );
}

/** Subject, relation and object on three lines, the ends as links to their nodes. */
function triple(statement) {
  const { subject, object, value } = statement;
  return make(
    "div",
    { class: "triple" },
    nodeButton(subject),
    make("p", { class: "relation" }, make("b", {}, relationLabel(statement.predicate)), markChip(statement), qualifiersOf(statement).map(([label, text]) => make("span", { class: "chip" }, `${label}${say("colon")}${text}`))),
    object ? nodeButton(object) : make("p", { class: "value" }, value),
  );
}

function nodeButton(node, note = "") {
  return button({ class: "row node", "data-key": node.key, onclick: () => visit(node) }, swatch(node.type), make("span", { class: "name" }, shorten(node.label, 80)), note && make("span", { class: "facts" }, note));
}

/** Select a node and bring it to the middle. */
function visit(node) {
  choose(node);
  if (state.view === "graph" && shown.nodes.has(node)) fly(node);
}

function articleButton(article) {
  return button({ class: "link", onclick: () => change({ article: article.id, node: "", statement: "" }) }, shorten(titleOf(article), 90));
}

/** Join the lines that a newspaper column broke. */
function flowing(text) {
  return text.replace(/([\u2e80-\uffef]?)[ \t\u3000]*\r?\n[ \t\u3000]*/g, (_, last) => last || " ");
}

/** The forms of a statement's ends, each with the class it is shown as. */
function endsOf({ subject, object, value, said }) {
  const ends = [subject, object].filter(Boolean).flatMap((node) => [node.label, ...node.names].map((form) => ({ form, kind: node.type })));
  const texts = [value, ...Object.values(said)].filter(Boolean).map((form) => ({ form, kind: "" }));
  return [...ends, ...texts].filter(({ form }) => form.length > 1).sort((one, other) => other.form.length - one.form.length);
}

/** Cut a text into pieces, those forms underlined in the colour of their class; the longest form wins. */
function marked(text, forms) {
  const pieces = [];
  let plain = 0;
  for (let at = 0; at < text.length; ) {
    const hit = forms.find(({ form }) => text.startsWith(form, at));
    if (!hit) {
      at += 1;
      continue;
    }
    if (plain < at) pieces.push(text.slice(plain, at));
    const piece = make("span", { class: "end" }, hit.form);
    if (hit.kind) piece.style.setProperty("--end", lookOf(hit.kind).color);
    pieces.push(piece);
    plain = at += hit.form.length;
  }
  return [...pieces, text.slice(plain)];
}

function fact(label, value) {
  return make("div", {}, make("dt", {}, label), make("dd", {}, value));
}

function meter(confidence) {
  const bar = make("span", { class: "meter", "aria-hidden": "true" }, make("span", {}));
  bar.firstChild.style.width = `${confidence * 100}%`;
  return make("span", { class: "sure" }, bar, `${Math.round(confidence * 100)}%`);
}

/** A statement with its source as one would quote it. */
function quotation(statement) {
  const { subject, object, value, article, sentence } = statement;
  const facts = qualifiersOf(statement).map(([label, text]) => `${label}${say("colon")}${text}`);
  const said = [subject.label, relationLabel(statement.predicate), object ? object.label : value, ...facts].join(" · ");
  return `${said}\n“${sentence.text}”\n${[titleOf(article), article.publisher, article.date, article.source].filter(Boolean).join(", ")}`;
}

function copyButton(text, label) {
  return button({ class: "small", onclick: () => copy(text()) }, label);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // pages opened from a file may not use the clipboard directly
  }
  announce(say("copied"));
}

function copyBySelection(text) {
  const field = make("textarea", { class: "unseen", value: text });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
