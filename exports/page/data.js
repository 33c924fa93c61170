// The graph as the file brings it: rows become objects, and who is joined to whom is looked up once.

const read = (id) => JSON.parse(byId(id).textContent);
const tables = read("tables");
const nodes = read("nodes");
const edges = read("edges");

const { classes, relations, qualifiers, rules } = tables;
const articles = tables.articles.map(([id, source, title, date, publisher], row) => ({ row, id, source, title, date, publisher, statements: [] }));
const sentences = tables.sentences.map(([article, start, end, text, before, behind, ...clips]) => ({ article: articles[article], start, end, text, before, behind, clips }));
const statements = tables.statements.map(([key, subject, predicate, object, said, sentence, rule, confidence, context, change], row) => {
  const literal = typeof object === "string";
  const statement = { row, key, predicate, said, confidence, context, change, rule: rules[rule], sentence: sentences[sentence], edge: null };
  statement.subject = nodes[subject];
  statement.object = literal ? null : nodes[object];
  statement.value = literal ? object : "";
  statement.article = statement.sentence.article;
  statement.year = yearOf(statement);
  return statement;
});

const nodeByKey = new Map(nodes.map((node) => [node.key, node]));
const statementByKey = new Map(statements.map((statement) => [statement.key, statement]));
const articleById = new Map(articles.map((article) => [article.id, article]));

for (const node of nodes) {
  const { iri = tables.base + node.key, change = "", type, size } = node;
  Object.assign(node, { iri, change, top: topOf(type), statements: [], weight: size, size: size * (WIDER[classes[type]?.shape] || 1) });
}
for (const edge of edges) {
  edge.statements = edge.statements.map((row) => statements[row]);
  for (const statement of edge.statements) statement.edge = edge;
}
for (const statement of statements) {
  statement.article.statements.push(statement);
  statement.subject.statements.push(statement);
  if (statement.object && statement.object !== statement.subject) statement.object.statements.push(statement);
}

/** The year a statement speaks of, else that of its article; null where neither says. */
function yearOf({ said, article }) {
  const text = [said.year, said.dateValue, said.date, article.date].find((value) => /^\d{4}/.test(value || ""));
  return text ? Number(text.slice(0, 4)) : null;
}

function topOf(kind) {
  while (classes[kind]?.parent) kind = classes[kind].parent;
  return kind;
}

/** Give the other end of a statement about a node. */
function otherEnd(statement, node) {
  return statement.subject === node ? statement.object : statement.subject;
}

const classLabel = (kind) => labelOf(classes[kind], kind);
const relationLabel = (predicate) => labelOf(relations[predicate], predicate);

/** Give what qualifies a statement as [label, text]; a typed twin is left out where its text stands. */
function qualifiersOf(statement) {
  return Object.entries(statement.said)
    .filter(([name]) => !(qualifiers[name]?.twin in statement.said))
    .map(([name, text]) => [labelOf(qualifiers[name], name), labelOf(qualifiers[name]?.options[text], text)]);
}

const titleOf = (article) => article.title || article.source || say("untitled");

/** Places that other things lie in, by how much lies in them, each with itself and all that lies in it. */
const places = placesWithin();

function placesWithin() {
  const inside = new Map();
  for (const { subject, predicate, object } of statements) {
    if (!object || !tables.within.includes(predicate)) continue;
    if (!inside.has(object)) inside.set(object, []);
    inside.get(object).push(subject);
  }
  const reach = (place) => {
    const found = new Set([place]);
    for (const one of found) for (const lower of inside.get(one) || []) found.add(lower);
    return found;
  };
  return [...inside.keys()]
    .filter((place) => place.top === "Place")
    .map((place) => ({ place, members: reach(place) }))
    .sort((one, other) => other.members.size - one.members.size || one.place.id - other.place.id);
}
