import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The first of these programs that stands in a folder of the PATH, or null.
 *
 * @param {readonly string[]} names
 */
export function programOnPath(names) {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}
