import { fileReader, type ReadFile } from "../../verify/file-reader";

/** Clocks differ by minutes without anything being wrong. */
const CLOCKS_DIFFER_MS = 300_000;
/** The screen gets its turn this often. */
const TURN_MS = 40;

/** Reads a file a piece at a time, so that a ledger of any length can be checked; `told` hears which share is read. */
export async function readDropped(file: File, told: (share: number) => void): Promise<ReadFile> {
  const reader = fileReader(latestDate());
  try {
    const pieces = file.stream().getReader();
    let done = 0;
    let lastTurn = performance.now();
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      reader.take(piece.value);
      done += piece.value.length;
      if (performance.now() - lastTurn < TURN_MS) continue;
      told(done / file.size);
      await new Promise((resolve) => setTimeout(resolve));
      lastTurn = performance.now();
    }
    return reader.end();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "unread", why: `This browser could not read it: ${why} Is it a folder, or was it moved?` };
  }
}

/** What is dated later is still to come. */
export const latestDate = (): string => new Date(Date.now() + CLOCKS_DIFFER_MS).toISOString();
