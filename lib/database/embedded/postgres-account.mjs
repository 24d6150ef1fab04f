import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync, statSync } from "node:fs";

/**
 * @callback Wrap a program and its arguments as they are started
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {readonly [program: string, args: readonly string[]]}
 */

/** @typedef {{ uid: number, gid: number }} Ids */

/**
 * @typedef {object} Account
 * @property {Wrap} wrap
 * @property {Partial<Ids>} spawnOptions
 * @property {(file: string) => void} own
 * @property {(program: string) => boolean} canRun
 */

/**
 * Who runs Postgres. It refuses to run as root, so for root it is another account: the one that already owns the
 * data, else `postgres`, else `nobody`. Where that account may not walk to the data (a checkout in /root, a folder of
 * mode 0700), it is given the one privilege that it lacks, through `setpriv`.
 *
 * @param {string} clusterFolder
 * @returns {Account}
 */
export function postgresAccount(clusterFolder) {
  if (process.getuid?.() !== 0) {
    return { wrap: plain, spawnOptions: {}, own: () => {}, canRun: () => true };
  }
  const { uid, gid } =
    ownerOf(clusterFolder) ?? namedAccount("postgres") ?? namedAccount("nobody") ?? nobody();
  /** @param {string} file */
  const own = (file) => chownSync(file, uid, gid);
  own(clusterFolder);
  // Postgres asks the system whether it may run its own programs, and that answer ignores privileges.
  /** @param {string} program */
  const canRun = (program) => succeeds({ uid, gid }, plain, program, ["--version"]);
  const enter = ["-c", 'cd "$1"', "sh", clusterFolder];
  if (succeeds({ uid, gid }, plain, "/bin/sh", enter)) {
    return { wrap: plain, spawnOptions: { uid, gid }, own, canRun };
  }
  /** @type {Wrap} */
  const privileged = (name, args) => ["setpriv", [...capabilities(uid, gid), name, ...args]];
  if (succeeds({}, privileged, "/bin/sh", enter)) return { wrap: privileged, spawnOptions: {}, own, canRun };
  throw new Error(
    `Postgres does not run as root, and the account it would run as (uid ${uid}) may not enter ${clusterFolder}. ` +
      "Start Assay as an ordinary user, open that folder's parents (chmod o+x), or set ASSAY_DATA_DIR or DATABASE_URL.",
  );
}

/** @type {Wrap} */
const plain = (program, args) => [program, args];

/**
 * @param {number} uid
 * @param {number} gid
 */
const capabilities = (uid, gid) => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  "--clear-groups",
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
  "--",
];

/**
 * @param {Partial<Ids>} spawnOptions
 * @param {Wrap} wrap
 * @param {string} program
 * @param {readonly string[]} args
 */
function succeeds(spawnOptions, wrap, program, args) {
  const [command, all] = wrap(program, args);
  return spawnSync(command, all, { ...spawnOptions, cwd: "/", stdio: "ignore" }).status === 0;
}

/** @param {string} folder */
function ownerOf(folder) {
  if (!existsSync(`${folder}/PG_VERSION`)) return null;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { uid, gid };
}

/** @param {string} name */
function namedAccount(name) {
  if (!existsSync("/etc/passwd")) return null;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** @returns {never} */
function nobody() {
  throw new Error(
    "Postgres does not run as root and this machine has neither an account `postgres` nor `nobody`. Start Assay as an ordinary user, or set DATABASE_URL.",
  );
}
