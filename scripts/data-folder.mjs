import path from "node:path";
import { ROOT } from "./root.mjs";

/**
 * Where this installation keeps its data: `.data` in the checkout, or where ASSAY_DATA_DIR says.
 *
 * @param {import("./context").Environment} env
 */
export function dataFolder(env = process.env) {
  return path.resolve(ROOT, env["ASSAY_DATA_DIR"] || ".data");
}
