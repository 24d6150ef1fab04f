// Nothing is installed yet when this runs: this file and what it imports first use Node alone.
import { requireNode } from "./require-node.mjs";

requireNode();
import("./start-assay.mjs").then(({ startAssay }) => startAssay(process.argv.slice(2)));
