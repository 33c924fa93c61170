// Search as you type over names, other names and pinyin; the best match first, then by importance.

const MOST = 12;

let findable = null; // made at the first search: a large page opens sooner without it

/** What each node is found by: its forms, and the pinyin of each as syllables, joined and as initials. */
function allFindable() {
  return nodes.map((node) => ({
    node,
    forms: [node.label, ...node.names].map((form) => ({ form, text: fold(form) })),
    sounds: node.pinyin.map((syllables, n) => {
      const parts = syllables.toLowerCase().split(" ");
      return { form: n ? node.names[n - 1] : node.label, parts, joined: parts.join(""), initials: parts.map((part) => part[0] || "").join("") };
    }),
  }));
}

function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** Find nodes by a query; gives {node, form, rank}, form being the name that was met, best first. */
function find(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  findable ||= allFindable();
  const latin = /^[a-z'ü]+$/.test(wanted) ? wanted.replace(/'/g, "") : "";
  const found = [];
  for (const { node, forms, sounds } of findable) {
    const best = bestOf([...forms.map(({ form, text }) => ({ form, rank: rankOfText(text, wanted) })), ...(latin ? sounds.map((sound) => ({ form: sound.form, rank: rankOfSound(sound, latin) })) : [])]);
    if (best.rank < 9) found.push({ node, ...best });
  }
  return found.sort((one, other) => one.rank - other.rank || one.node.id - other.node.id);
}

function bestOf(candidates) {
  return candidates.reduce((best, one) => (one.rank < best.rank ? one : best), { form: "", rank: 9 });
}

function rankOfText(text, wanted) {
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  return at === 0 ? 1 : at > 0 ? 2 : 9;
}

function rankOfSound({ parts, joined, initials }, wanted) {
  if (joined === wanted || initials === wanted) return 3;
  if (joined.startsWith(wanted)) return 4;
  if (wanted.length > 1 && initials.startsWith(wanted)) return 5;
  for (let start = 1; start < parts.length && wanted.length > 1; start += 1) {
    if (parts.slice(start).join("").startsWith(wanted)) return 6;
    if (initials.startsWith(wanted, start)) return 7;
  }
  return 9;
}

let results = [];
let active = -1;

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", showResults);
  field.addEventListener("focus", showResults);
  field.addEventListener("keydown", searchKey);
  field.addEventListener("blur", () => setTimeout(closeResults, 150));
}

function searchKey(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves && results.length) {
    event.preventDefault();
    setActive((active + moves[event.key] + results.length) % results.length);
  } else if (event.key === "Enter" && results.length) {
    event.preventDefault();
    pick(results[Math.max(0, active)]);
  } else if (event.key === "Escape") {
    byId("search").value = "";
    closeResults();
  }
}

function showResults() {
  const query = byId("search").value;
  const found = find(query);
  results = found.slice(0, MOST);
  const list = byId("results");
  const rows = results.map(({ node, form }, n) =>
    make(
      "li",
      { id: `result-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), pick(results[n])) },
      swatch(node.type),
      make("span", { class: "name" }, ...metParts(shorten(node.label, 60), query)),
      make("span", { class: "facts" }, [form !== node.label && say("alsoCalled", shorten(form, 24)), classLabel(node.type)].filter(Boolean).join(" · ")),
    ),
  );
  const note = !fold(query) ? null : !found.length ? say("noResults", shorten(query, 30)) : found.length > MOST ? say("moreResults", found.length - MOST) : null;
  list.replaceChildren(...rows, ...(note ? [make("li", { class: "note", role: "presentation" }, note)] : []));
  list.hidden = !fold(query);
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  setActive(results.length ? 0 : -1);
}

function setActive(next) {
  active = next;
  const field = byId("search");
  for (const row of byId("results").querySelectorAll("[role=option]")) {
    const on = row.id === `result-${active}`;
    row.setAttribute("aria-selected", String(on));
    if (on) row.scrollIntoView({ block: "nearest" });
  }
  if (active < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `result-${active}`);
}

function closeResults() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

/** Go to a result. What the filters hide is shown again: who searches a thing wants to see it. */
function pick({ node }) {
  closeResults();
  byId("search").value = "";
  if (state.view === "table") change({ view: "graph" });
  choose(node);
  if (!shown.nodes.has(node)) change({ ...CLEARED, pinned: state.pinned });
  fly(node);
  showTab("details");
  byId("network").focus({ preventScroll: true });
  whisper(say("selected", node.label, classLabel(node.type), node.statements.length));
}

/** Cut a label round the part that the query meets, and mark that part. */
function metParts(label, query) {
  const at = label.toLowerCase().indexOf(query.trim().toLowerCase());
  if (at < 0 || !query.trim()) return [label];
  const end = at + query.trim().length;
  return [label.slice(0, at), make("mark", {}, label.slice(at, end)), label.slice(end)];
}
