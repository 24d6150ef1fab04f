import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "./error-code.mjs";
import { freePort } from "./free-port.mjs";
import { postgresAccount } from "./postgres-account.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { commandLine, isAlive, waitForEnd } from "./process-life.mjs";

export const SUPERUSER = "assay_superuser";

const STARTING_MS = 60_000;

/**
 * Starts the Postgres whose files are in `folder`, or adopts it when it is already running: a web process that was
 * killed leaves its Postgres behind. It listens on the loopback address only, on a port chosen free.
 *
 * @param {{ folder: string, password: string, isDurable?: boolean, settings?: readonly string[], port?: number }} cluster
 *   `isDurable: false` trades safety for speed, in tests; `settings` are `name=value`; with `port` it is that one and no
 *   other
 * @returns {Promise<{ pid: number, port: number, adopted: boolean, stop(): Promise<void> }>}
 */
export async function startCluster({
  folder,
  password,
  isDurable = true,
  settings: more = [],
  port: wanted,
}) {
  const running = await runningCluster({ folder, password });
  if (running !== null && (wanted ?? running.port) === running.port) return { ...running, adopted: true };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const account = postgresAccount(folder);
  const binaries = postgresBinaries((program) => account.canRun(program));
  if (!existsSync(path.join(folder, "PG_VERSION")))
    initialise(folder, password, binaries.initdb, account, isDurable);
  const before = readPidFile(path.join(folder, "postmaster.pid"))?.port;
  for (let attempt = 1; ; attempt += 1) {
    // One that was killed comes back where whoever else talks to it will look.
    const port = wanted ?? (attempt === 1 && before ? before : await freePort());
    const { pid, log } = await launch({
      folder,
      password,
      port,
      program: binaries.postgres,
      account,
      isDurable,
      settings: more,
    });
    if (pid !== null) return { pid, port, adopted: false, stop: () => stopPostgres(pid) };
    if (attempt === 3 || wanted !== undefined)
      throw new Error(`Postgres did not start. Its last words:\n${log}`);
  }
}

/**
 * The Postgres that already runs on `folder` and answers, or null. Waits for one that is starting or stopping.
 *
 * @param {{ folder: string, password: string }} cluster
 */
export async function runningCluster({ folder, password }) {
  const pidFile = path.join(folder, "postmaster.pid");
  const until = Date.now() + STARTING_MS;
  for (;;) {
    const recorded = readPidFile(pidFile);
    if (recorded === null || !isAlive(recorded.pid)) return null;
    if (!/postgres/i.test(commandLine(recorded.pid))) {
      // The machine was restarted and the number now belongs to another program; Postgres itself would refuse.
      rmSync(pidFile, { force: true });
      return null;
    }
    if (recorded.port > 0 && (await answers({ folder, password, port: recorded.port }))) {
      return { pid: recorded.pid, port: recorded.port, stop: () => stopPostgres(recorded.pid) };
    }
    if (Date.now() > until) {
      throw new Error(
        `A Postgres (process ${recorded.pid}) holds ${folder} and does not answer. Stop it, then start again.`,
      );
    }
    await sleep(200);
  }
}

/** @param {string} file */
function readPidFile(file) {
  try {
    const [pid, , , port] = readFileSync(file, "utf8").split("\n");
    return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) || 0 } : null;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** @param {{ folder: string, password: string, port: number }} cluster */
async function answers({ folder, password, port }) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return path.resolve(rows[0].data_directory) === path.resolve(folder);
  } catch (error) {
    if (errorCode(error) === "28P01")
      throw new Error(`The Postgres on ${folder} refuses the password kept beside it.`);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @typedef {import("./postgres-account.mjs").Account} Account */

/**
 * @param {string} folder
 * @param {string} password
 * @param {string} initdb
 * @param {Account} account
 * @param {boolean} isDurable
 */
function initialise(folder, password, initdb, account, isDurable) {
  const passwordFolder = mkdtempSync(path.join(tmpdir(), "assay-initdb-"));
  const passwordFile = path.join(passwordFolder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  account.own(passwordFile);
  account.own(passwordFolder);
  const [command, args] = account.wrap(initdb, [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(isDurable ? [] : ["--no-sync"]),
  ]);
  const done = spawnSync(command, args, {
    ...account.spawnOptions,
    cwd: "/",
    env: postgresEnvironment(),
    encoding: "utf8",
  });
  rmSync(passwordFolder, { recursive: true, force: true });
  if (done.status !== 0) {
    throw new Error(
      `Postgres could not make its data folder ${folder}.\n${done.error?.message ?? done.stderr}`,
    );
  }
}

/**
 * @param {{ folder: string, password: string, port: number, program: string, account: Account, isDurable: boolean, settings: readonly string[] }} cluster
 * @returns {Promise<{ pid: number | null, log: string }>} no process: it did not start
 */
async function launch({ folder, password, port, program, account, isDurable, settings: more }) {
  const log = path.join(path.dirname(folder), "postgres.log");
  writeFileSync(log, "", { mode: 0o600 });
  chmodSync(log, 0o600);
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "logging_collector=on",
    "log_directory=log",
    "log_filename=postgres-%a.log",
    "log_truncate_on_rotation=on",
    "log_rotation_age=1d",
    ...(isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
    ...more,
  ];
  const [command, args] = account.wrap(program, [
    "-D",
    folder,
    "-p",
    String(port),
    ...settings.flatMap((each) => ["-c", each]),
  ]);
  // Its own session: Ctrl-C in the terminal must reach Assay first, so that requests end before the database does.
  const child = spawn(command, args, {
    ...account.spawnOptions,
    cwd: "/",
    env: postgresEnvironment(),
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = (said + chunk.toString("utf8")).slice(-4_000);
    appendFileSync(log, chunk);
  });
  let hasEnded = false;
  child.once("error", (error) => {
    said += error.message;
    hasEnded = true;
  });
  child.once("exit", () => {
    hasEnded = true;
  });
  const until = Date.now() + STARTING_MS;
  while (!hasEnded && Date.now() < until) {
    if (await answers({ folder, password, port })) {
      child.unref();
      if (child.stderr instanceof Socket) child.stderr.unref();
      return { pid: child.pid ?? null, log: said };
    }
    await sleep(50);
  }
  if (!hasEnded) child.kill("SIGQUIT");
  return { pid: null, log: said };
}

/**
 * Ends a Postgres in order (open statements are cancelled), and at once when it takes longer than it may.
 *
 * @param {number} pid
 */
async function stopPostgres(pid) {
  for (const [signal, patienceMs] of ENDINGS) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await waitForEnd(pid, patienceMs)) return;
  }
  throw new Error(`Postgres (process ${pid}) could not be stopped.`);
}

/** @type {readonly (readonly [NodeJS.Signals, number])[]} */
const ENDINGS = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
];

/** @returns {NodeJS.ProcessEnv} */
function postgresEnvironment() {
  const { NODE_ENV, PATH = "/usr/local/bin:/usr/bin:/bin", SYSTEMROOT, TEMP } = process.env;
  return {
    NODE_ENV,
    PATH,
    LC_ALL: "C",
    TZ: "UTC",
    ...(SYSTEMROOT ? { SYSTEMROOT } : {}),
    ...(TEMP ? { TEMP } : {}),
  };
}
