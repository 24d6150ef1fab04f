#!/usr/bin/env node
// The command line. Each command is a file in bin/commands named noun-verb.ts; `npm run --silent assay -- help` lists them.
import { requireNode } from "../scripts/require-node.mjs";

requireNode();
import("../scripts/run-command.mjs").then(({ runCommand }) => runCommand(process.argv.slice(2)));
