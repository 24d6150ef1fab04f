import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const ROOMS = ["app", "components", "lib", "prisma/seed.ts", "bin", "scripts", "e2e", "bench"];

/** How many modules dependency-cruiser read, and each forbidden import as a sentence that says where code belongs. */
export async function boundaryReport(signal) {
  const cruiser = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const rooms = ROOMS.filter((room) => existsSync(path.join(ROOT, room)));
  const args = [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...rooms];
  const { output } = await runProgram(process.execPath, args, {
    signal,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const { summary, modules } = JSON.parse(output.slice(output.indexOf("{")));
  const comments = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
  return {
    modules: modules.filter((each) => /\.tsx?$/.test(each.source)).length,
    violations: summary.violations.map(
      ({ from, to, rule, cycle }) =>
        `${from} → ${cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(" → ")}\n  ${rule.name}: ${comments.get(rule.name)}`,
    ),
  };
}
