/** What Assay with one web process may take when nobody says otherwise: a machine with 1 GB has this beside its system. */
export const USUAL_MB = 850;
/** What it may then take for each further one, which so gets a heap as large as the first one's. */
const USUAL_FURTHER_MB = 550;

/** What `npm start` takes itself, with the npm that started it. */
const STARTER_MB = 150;
/** What a web process takes besides its heap: Node itself, compiled code, buffers, threads. */
const BESIDE_HEAP_MB = 170;
const SMALLEST_HEAP_MB = 160;
/** More helps nobody: what is kept in it is little, and a fuller heap only makes for longer pauses. */
const LARGEST_HEAP_MB = 4_096;

/**
 * How much memory Assay may take in all, in MB, by ASSAY_MEMORY_MB or for so many web processes; or a complaint.
 *
 * @param {import("./context").Environment} env
 * @param {number} processes
 */
export function memoryMb(env, processes) {
  const given = env["ASSAY_MEMORY_MB"];
  if (!given) return USUAL_MB + (processes - 1) * USUAL_FURTHER_MB;
  if (/^\d{3,7}$/.test(given)) return Number(given);
  throw new Error(`ASSAY_MEMORY_MB: Write a whole number of megabytes, such as ${USUAL_MB} or 4000.`);
}

/**
 * Divides it: so much for the embedded Postgres, so much for each web process. What the web processes keep in memory
 * follows their heap (lib/database/ledger/review-cache.ts).
 *
 * @param {{ memoryMb: number, processes: number, isEmbedded: boolean }} wanted
 * @returns {{ heapMb: number, postgres: readonly string[] }} the old generation's limit of one web process, and settings
 *   of Postgres, `name=value`
 */
export function memoryShares({ memoryMb, processes, isEmbedded }) {
  const buffersMb = Math.min(512, Math.max(32, Math.floor(memoryMb / 16)));
  // Its buffers, and what its processes take beside them.
  const postgresMb = isEmbedded ? buffersMb + 100 : 0;
  const heapMb = Math.floor((memoryMb - STARTER_MB - postgresMb) / processes) - BESIDE_HEAP_MB;
  if (heapMb < SMALLEST_HEAP_MB) {
    const least = STARTER_MB + postgresMb + processes * (BESIDE_HEAP_MB + SMALLEST_HEAP_MB);
    const many = processes === 1 ? "one web process takes" : `${processes} web processes take`;
    throw new Error(
      `ASSAY_MEMORY_MB: ${many} at least ${least} MB with all that belongs to them, not ${memoryMb}.`,
    );
  }
  return {
    heapMb: Math.min(LARGEST_HEAP_MB, heapMb),
    postgres: [
      `shared_buffers=${buffersMb}MB`,
      `maintenance_work_mem=${Math.max(16, Math.floor(buffersMb / 2))}MB`,
      "autovacuum_max_workers=2",
      "jit=off",
    ],
  };
}
