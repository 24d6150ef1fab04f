import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { checkpointsAfter, logsWithCheckpoints } from "../database/log/sign-log";

/**
 * Writes what was signed of each log into a folder, `{desk}/{number}.txt` a checkpoint, beginning after the last that is
 * there. What is there is never written again: it shows what was signed then, whatever the database says now.
 */
export async function fillCheckpointFolder(folder: string): Promise<void> {
  for (const { workspaceId, slug, newest } of await logsWithCheckpoints()) {
    const place = path.join(/* turbopackIgnore: true */ folder, slug);
    await mkdir(/* turbopackIgnore: true */ place, { recursive: true });
    const last = lastNumber(await readdir(/* turbopackIgnore: true */ place));
    if (last >= newest) continue;
    for (const { number, note } of await checkpointsAfter(workspaceId, last)) {
      const file = path.join(/* turbopackIgnore: true */ place, nameOf(number));
      // Whoever copies the folder meanwhile finds no half of a note; of two processes both write the same.
      await writeFile(/* turbopackIgnore: true */ `${file}.${process.pid}`, note);
      await rename(/* turbopackIgnore: true */ `${file}.${process.pid}`, file);
    }
  }
}

const nameOf = (number: number): string => `${String(number).padStart(8, "0")}.txt`;

function lastNumber(names: readonly string[]): number {
  const numbers = names.filter((name) => /^\d+\.txt$/.test(name)).map((name) => Number.parseInt(name, 10));
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}
