import type { ReadFile } from "../../verify/file-reader";
import type { Finding } from "../../verify/finding";

/** Of a long history both files are long; a connection that hangs is given up all the same. */
const READING_MS = 120_000;

/**
 * Asks for an article's ledger and for its proof from the desk's log, and checks one against the other here. Null when one
 * of them could not be read. The code that checks comes only now. `now`: RFC 3339.
 */
export async function checkAgainstLog(articleId: string, now: string): Promise<readonly Finding[] | null> {
  try {
    const [{ fileReader }, { checkFiles }] = await Promise.all([
      import("../../verify/file-reader"),
      import("../../verify/check-files"),
    ]);
    const read = async (format: string): Promise<ReadFile> => {
      const reader = fileReader(now);
      for await (const piece of exported(articleId, format)) reader.take(piece);
      return reader.end();
    };
    const [ledger, proof] = [await read("ledger"), await read("proof")];
    return checkFiles(
      [
        { name: "ledger", file: ledger },
        { name: "proof", file: proof },
      ],
      now,
    );
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

/** The bytes of an export as they come. A network that fails, and an answer that is none, is a TypeError as of `fetch`. */
async function* exported(articleId: string, format: string): AsyncGenerator<Uint8Array> {
  const path = `/api/v1/articles/${articleId}/export?format=${format}`;
  const answer = await fetch(path, { signal: AbortSignal.timeout(READING_MS) });
  if (!answer.ok || answer.body === null) throw new TypeError(`${format}: ${answer.status}`);
  const reader = answer.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
