import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./root.mjs";

const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const GENERATED = path.join(ROOT, "lib/database/generated");
const STAMP = path.join(GENERATED, "made-from.txt");

/** Writes the database client from the Prisma schema, unless it is there and was made from this very schema. */
export function generateClient() {
  const print = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === print) return false;
  const done = spawnSync(
    process.execPath,
    [path.join(ROOT, "node_modules/prisma/build/index.js"), "generate", `--schema=${SCHEMA}`],
    { cwd: ROOT, env: quietEnvironment(), encoding: "utf8" },
  );
  if (done.status !== 0) {
    throw new Error(
      `The database client could not be generated from prisma/schema.prisma.\n${done.stdout}${done.stderr}`,
    );
  }
  writeFileSync(STAMP, print);
  return true;
}

function fingerprint() {
  const version = readFileSync(path.join(ROOT, "node_modules/prisma/package.json"), "utf8");
  return createHash("sha256").update(readFileSync(SCHEMA)).update(JSON.parse(version).version).digest("hex");
}

function quietEnvironment() {
  return {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    // Prisma would download a schema engine that generating does not use, unless it is told of a file that exists.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(generateClient() ? "The database client is written." : "The database client is up to date.");
}
