// Nothing is installed yet when this runs: this file and what it imports first use Node alone.
import { requireNode } from "./require-node.mjs";

requireNode();
import("./test-assay.mjs").then(({ testAssay }) => testAssay(process.argv.slice(2)));
