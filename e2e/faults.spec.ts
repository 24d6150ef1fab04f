import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";

const RUNS = 2;

test("nothing acknowledged is lost, nothing happens twice and all see the same, whatever is killed", async () => {
  test.setTimeout(300_000);
  const args = ["bench/faults/run.mjs", "--runs", String(RUNS), "--seed", "29"];
  const faults = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [faults.stdout, faults.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
  }
  const [code] = await once(faults, "exit");
  expect(said).toMatch(/commands acknowledged, lost 0, twice 0, runs with complaints 0\./);
  expect(code, said).toBe(0);
});
