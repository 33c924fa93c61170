"use strict";
// The editor asks this server only; nothing is looked up elsewhere.
const place = document.getElementById("editor");
const prefixes = JSON.parse(place.dataset.prefixes);
const endpoint = `${location.origin}/sparql`;
const first = "SELECT ?name ?city {\n  ?city a gt:City ; rdfs:label ?name\n} LIMIT 20";
const declared = Object.entries(prefixes).filter(([prefix]) => first.includes(`${prefix}:`));
const lines = declared.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`);
Yasgui.Yasqe.defaults.value = [...lines, first].join("\n");
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const yasgui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"], renderItem: () => {} },
  yasr: { prefixes },
});
// An entity of this graph is looked at here, not at the address that its IRI names.
place.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const { base } = place.dataset;
  if (link && link.href.startsWith(base)) {
    event.preventDefault();
    open(`/id/${link.href.slice(base.length)}`, "_blank", "noopener");
  }
});
