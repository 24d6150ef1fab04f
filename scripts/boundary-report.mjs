import { existsSync } from "node:fs";
import path from "node:path";
import { roomCircles } from "./room-circles.mjs";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const ROOMS = ["app", "components", "lib", "prisma/seed.ts", "bin", "scripts", "e2e", "bench"];

/** Where a folder is a room: what it may import says where things go. */
const INSIDE = /^(app|components|lib)\//;
const NO_ROOM_CIRCLES =
  "no-circles-of-rooms: Of two folders one lies below the other, or nobody knows where a file may go. Move what both need below them, or let what is above put them together.";

/**
 * How many modules dependency-cruiser read, and each forbidden import as a sentence that says where code belongs.
 *
 * @param {AbortSignal} signal
 */
export async function boundaryReport(signal) {
  const cruiser = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const rooms = ROOMS.filter((room) => existsSync(path.join(ROOT, room)));
  const args = [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...rooms];
  const { output } = await runProgram(process.execPath, args, {
    signal,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  /** @type {import("dependency-cruiser").ICruiseResult} */
  const { summary, modules } = JSON.parse(output.slice(output.indexOf("{")));
  const rules = summary.ruleSetUsed?.forbidden ?? [];
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
  return {
    modules: modules.filter((each) => /\.tsx?$/.test(each.source)).length,
    violations: [
      ...summary.violations.map(
        ({ from, to, rule, cycle }) =>
          `${from} → ${cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(" → ")}\n  ${rule.name}: ${comments.get(rule.name)}`,
      ),
      ...roomCircles(modules.filter(({ source }) => INSIDE.test(source))).map(
        (circle) => `${circle}\n  ${NO_ROOM_CIRCLES}`,
      ),
    ],
  };
}
