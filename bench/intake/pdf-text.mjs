// The text of a PDF by pdf.js alone, in a process of its own, as its reader has one: says how many characters there are.
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(readFileSync(process.argv[2] ?? ""));
const document = await getDocument({ data, verbosity: 0 }).promise;
let characters = 0;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  for (const item of items) if ("str" in item) characters += item.str.length;
  page.cleanup();
}
console.log(characters);
process.exit();
