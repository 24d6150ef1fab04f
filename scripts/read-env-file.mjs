import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./root.mjs";

/** Reads `.env` of the checkout, when there is one. What is set already, even to nothing, is kept. */
export function readEnvFile() {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
