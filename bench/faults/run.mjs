// npm run faults [-- --runs 200 --seed N --processes 2 --write]: kills parts of the product in the middle of bursts of
// commands and looks whether anything that was acknowledged is lost or there twice. Ends with 1 when it is. With --write
// the figures go into docs/figures.md.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { tsImport } from "tsx/esm/api";
import { findEmbeddedDatabase } from "../../lib/database/embedded/embedded-database.mjs";
import { stopSignal } from "../../scripts/stop-signal.mjs";
import { productUnderFire } from "./product-under-fire.mjs";

/** @param {string} file */
const load = (file) => tsImport(file, import.meta.url);
/** @typedef {import("./fault-run").RunFigures} Figures */

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    processes: { type: "string", default: "2" },
    write: { type: "boolean", default: false },
  },
});
const [runs, firstSeed] = [Number(values.runs), Number(values.seed)];
const signal = stopSignal();
const product = await productUnderFire({ processes: Number(values.processes), signal });
/** @type {Figures[]} */
const all = [];
try {
  console.log(`${runs} fault runs from seed ${firstSeed}, ${values.processes} web processes.`);
  await lookBeside();
  /** @type {typeof import("./fault-run")} */
  const { faultRun } = await load("./fault-run.ts");
  /** @type {typeof import("./open-doors")} */
  const { openDoors } = await load("./open-doors.ts");
  const doors = await openDoors(product.url, 5);
  for (let run = 0; run < runs && !signal.aborted; run += 1) {
    const figures = await faultRun(doors, firstSeed + run, product.kill);
    all.push(figures);
    console.log(sentence(figures));
    if (isBad(figures)) console.log(figures.complaints.slice(0, 10).join("\n"), `\n${product.output()}`);
  }
} finally {
  await product.stop();
}
await conclude();

/** The database beside the product; it keeps its port when it is started again. */
async function lookBeside() {
  const database = await findEmbeddedDatabase(product.dataFolder);
  if (database === null) throw new Error("The product has no database that runs.");
  process.env["DATABASE_URL"] = database.databaseUrl;
  process.env["NEXTAUTH_SECRET"] ||= "a secret that only these runs use";
}

/** @param {Figures} figures */
function sentence({ seed, kills, acknowledged, repeats, reconnects, lost, twice, complaints, recoveryMs }) {
  const killed = kills.map(({ victim, after }) => `${victim} after ${after}`).join(", ") || "nothing";
  return `seed ${seed}: killed ${killed}; ${acknowledged} acknowledged, ${repeats} sent again, ${reconnects} reconnects; lost ${lost}, twice ${twice}, ${complaints.length} complaints; whole after ${(recoveryMs / 1000).toFixed(1)} s`;
}

/** @param {Figures} figures */
function isBad({ lost, twice, complaints }) {
  return lost > 0 || twice > 0 || complaints.length > 0;
}

async function conclude() {
  /** @param {"acknowledged" | "lost" | "twice"} key */
  const total = (key) => all.reduce((sum, each) => sum + each[key], 0);
  const bad = all.filter(isBad);
  const kills = all.flatMap((each) => each.kills);
  const victims = [...new Set(kills.map(({ victim }) => victim))].map(
    (victim) => `${victim} ${kills.filter((each) => each.victim === victim).length}`,
  );
  const figures = `${all.length} runs (seeds ${firstSeed} to ${firstSeed + all.length - 1}), ${kills.length} kills (${victims.join(", ")}), ${total("acknowledged")} commands acknowledged, lost ${total("lost")}, twice ${total("twice")}, runs with complaints ${bad.length}.`;
  console.log(figures);
  if (values.write)
    await write(
      figures,
      all.map((each) => each.recoveryMs).sort((one, other) => one - other),
    );
  process.exit(bad.length > 0 || all.length < runs ? 1 : 0);
}

/**
 * @param {string} figures
 * @param {readonly number[]} recoveries in milliseconds, the shortest first
 */
async function write(figures, recoveries) {
  /** @type {typeof import("../figures-page")} */
  const { FAULTS_TITLE, withSection } = await load("../figures-page.ts");
  /** @param {number} share */
  const seconds = (share) =>
    ((recoveries[Math.floor((recoveries.length - 1) * share)] ?? 0) / 1000).toFixed(1);
  const body = `${figures}

Measured by \`npm run faults\`. Five writers send bursts of commands to one article, as the browser does: again with the same id until there is an answer, one in ten
twice at once. In the middle a web process, the Postgres parent, one of its connections' processes or the parent of the web side is killed with -9. A complaint is
anything that is not whole afterwards: the chain, the tables against the ledger, or one of three followers who resume by Last-Event-ID and see something else than the
server has, with a gap or a repeat on the way. From the last kill until all was acknowledged and seen by all: median ${seconds(0.5)} s, p95 ${seconds(0.95)} s.`;
  const page = "docs/figures.md";
  writeFileSync(page, withSection(readFileSync(page, "utf8"), FAULTS_TITLE, body));
}
