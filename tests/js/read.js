// Reads a GEXF or GraphML file as Gephi Lite does and prints what it found, as JSON.
//   node read.js graph.gexf
import { readFileSync } from "node:fs";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const file = process.argv[2];
const text = readFileSync(file, "utf-8");
const graph = file.endsWith(".gexf") ? gexf.parse(MultiDirectedGraph, text) : graphml.parse(MultiDirectedGraph, text);
const nodes = graph.mapNodes((id, attributes) => ({ id, attributes }));
const edges = graph.mapEdges((id, attributes, source, target) => ({ id, source, target, attributes }));
process.stdout.write(JSON.stringify({ multi: graph.multi, type: graph.type, nodes, edges }));
