// Which nodes and statements pass the reader's choices, and how many more each choice would bring.

/** Why something is not shown, one bit each: what fails by one bit only counts for that choice's numbers. */
const FAILS = { class: 1, hidden: 2, place: 4, around: 8, mark: 16, relation: 32, article: 64, confidence: 128, year: 256, end: 512, alone: 1024 };

const YEARS = statements.map((statement) => statement.year).filter((year) => year !== null);
const FIRST_YEAR = YEARS.reduce((least, year) => Math.min(least, year), Infinity);
const LAST_YEAR = YEARS.reduce((most, year) => Math.max(most, year), -Infinity);
const LEAST_CONFIDENCE = statements.reduce((least, statement) => Math.min(least, statement.confidence), 1);

/**
 * Apply the choices. Gives `nodes` and `statements` (sets of what is shown), `path` (the statements of the shortest
 * path, null where none is asked for or there is none) and `counts` (by class, relation, article, year, place …).
 */
function applied(chosen) {
  const statementFails = statements.map((statement) => failsOfStatement(statement, chosen));
  const nodeFails = failsOfNodes(chosen, statementFails);
  const shownStatements = new Set();
  const supported = new Set();
  const counts = { classes: new Map(), relations: new Map(), articles: new Map(), marks: new Map(), years: new Map(), places: new Map(), confidences: [] };
  for (const statement of statements) {
    let fails = statementFails[statement.row];
    if (!fails) supported.add(statement.subject).add(statement.object);
    if (nodeFails[statement.subject.id] || (statement.object && nodeFails[statement.object.id])) fails |= FAILS.end;
    if (!fails) shownStatements.add(statement);
    if (!(fails & ~FAILS.relation)) count(counts.relations, statement.predicate);
    if (!(fails & ~FAILS.year)) count(counts.years, statement.year);
    if (!(fails & ~FAILS.confidence)) counts.confidences.push(statement.confidence);
    if (!(fails & ~FAILS.mark)) count(counts.marks, statement.mark);
    if (!(fails & ~FAILS.article)) count(counts.articles, statement.article.id);
  }
  const shownNodes = new Set();
  const placed = new Set();
  const narrowed = differs(chosen, ["marks", "no", "unread", "confidence", "from", "to", "undated"]);
  for (const node of nodes) {
    const fails = nodeFails[node.id];
    const bare = (node.statements.length || narrowed) && !supported.has(node) && !chosen.pinned.includes(node.key);
    if (bare) continue;
    if (!fails) shownNodes.add(node);
    if (!(fails & ~FAILS.place)) placed.add(node);
    if (!(fails & ~FAILS.class)) for (const name of [node.type, node.top].slice(0, node.type === node.top ? 1 : 2)) count(counts.classes, name);
  }
  for (const { place, members } of places) counts.places.set(place.key, [...members].filter((node) => placed.has(node)).length);
  const ends = [nodeByKey.get(chosen.start), nodeByKey.get(chosen.end)];
  return { nodes: shownNodes, statements: shownStatements, counts, path: ends[0] && ends[1] ? shortestPath(...ends, shownStatements) : null };
}

function count(counts, name) {
  counts.set(name, (counts.get(name) || 0) + 1);
}

function failsOfStatement({ predicate, article, confidence, year, mark }, chosen) {
  let fails = 0;
  if (chosen.marks.includes(mark)) fails |= FAILS.mark;
  if (chosen.no.includes(predicate)) fails |= FAILS.relation;
  if (chosen.unread.includes(article.id)) fails |= FAILS.article;
  if (confidence < chosen.confidence) fails |= FAILS.confidence;
  if (year === null ? !chosen.undated : year < (chosen.from ?? -Infinity) || year > (chosen.to ?? Infinity)) fails |= FAILS.year;
  return fails;
}

function failsOfNodes(chosen, statementFails) {
  const within = chosen.place ? nearPlace(chosen.place) : null;
  const near = chosen.around ? surroundings(nodeByKey.get(chosen.around), chosen.steps, (statement) => !statementFails[statement.row]) : null;
  const kept = new Set([...chosen.pinned, chosen.node, chosen.start, chosen.end]);
  return nodes.map((node) => {
    if (chosen.hidden.includes(node.key)) return FAILS.hidden;
    if (chosen.pinned.includes(node.key)) return 0;
    let fails = 0;
    if (chosen.without.includes(node.type) || chosen.without.includes(node.top)) fails |= FAILS.class;
    if (within && !within.has(node)) fails |= FAILS.place;
    if (near && !near.has(node)) fails |= FAILS.around;
    if (!chosen.alone && !node.statements.length && !kept.has(node.key)) fails |= FAILS.alone;
    return fails;
  });
}

/** A place, what lies in it, and what is directly related to any of them. */
function nearPlace(key) {
  const members = places.find(({ place }) => place.key === key)?.members || new Set([nodeByKey.get(key)]);
  const near = new Set(members);
  for (const member of members) for (const statement of member.statements) if (statement.object) near.add(otherEnd(statement, member));
  return near;
}

/** All nodes that some steps lead to from a node, over the statements that pass. */
function surroundings(node, steps, passes) {
  const near = new Set([node]);
  let edge = [node];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const one of edge) {
      for (const statement of one.statements) {
        const other = statement.object && passes(statement) && otherEnd(statement, one);
        if (other && !near.has(other)) {
          near.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return near;
}

/** The statements of a shortest way between two nodes (breadth first, in either direction), or null. */
function shortestPath(start, end, shown) {
  const from = new Map([[start, null]]);
  const queue = [start];
  for (const node of queue) {
    if (node === end) break;
    for (const statement of node.statements) {
      const other = statement.object && shown.has(statement) && otherEnd(statement, node);
      if (other && !from.has(other)) {
        from.set(other, { statement, node });
        queue.push(other);
      }
    }
  }
  if (!from.has(end)) return null;
  const path = [];
  for (let step = from.get(end); step; step = from.get(step.node)) path.unshift(step.statement);
  return path;
}

const LONE = nodes.reduce((sum, node) => sum + !node.statements.length, 0);

let shown = null;

/** Whether any filter is in force. */
function filtered(chosen) {
  return differs(chosen, ["without", "no", "unread", "marks", "place", "confidence", "from", "to", "undated", "around", "hidden"]);
}

function differs(chosen, names) {
  return names.some((name) => String(chosen[name]) !== String(INITIAL[name]));
}

const CLEARED = Object.freeze(
  Object.fromEntries(["without", "no", "unread", "marks", "place", "confidence", "from", "to", "undated", "around", "steps", "hidden", "start", "end"].map((name) => [name, INITIAL[name]])),
);
