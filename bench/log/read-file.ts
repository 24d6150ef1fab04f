// Checks a file as the page `/verify` does, with the same code, and prints what it finds.
import { createReadStream } from "node:fs";
import { checkFiles } from "../../lib/verify/check-files";
import { fileReader } from "../../lib/verify/file-reader";

const [name = ""] = process.argv.slice(2);
const now = new Date().toISOString();
const reader = fileReader(now);
for await (const piece of createReadStream(name)) reader.take(piece);
for (const { sentence } of checkFiles([{ name, file: reader.end() }], now)) console.log(sentence);
