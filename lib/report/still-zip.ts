import { zipSync } from "fflate";

/**
 * A zip that is the same each time and everywhere that the same files are packed: each is from the first moment that a
 * zip can name, which it does in local time.
 */
export const stillZip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(files, { mtime: new Date(1980, 0, 1) });
