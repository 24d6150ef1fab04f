import { afterAll, expect, it } from "vitest";
import { database, disconnect } from "../lib/database/client";
import { seedDemo } from "./seed-demo.mjs";

const url = process.env["DATABASE_URL"] ?? "";
afterAll(() => disconnect());

it("sets up one demo desk when two machines begin on an empty database at once", async () => {
  const said: string[] = [];
  const context = { say: (line: string) => void said.push(line), signal: new AbortController().signal };
  await Promise.all([seedDemo(url, context), seedDemo(url, context)]);
  expect(said).toEqual(["Setting up the demo desk …"]);
  expect(await database().user.count()).toBe(5);
}, 120_000);
