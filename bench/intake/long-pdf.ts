import { writeArticle } from "../material";

const LINES_A_PAGE = 42;

/** A PDF of so many pages of text under a head and above a number, in Helvetica, a paragraph with its first line set in. */
export function writeLongPdf(pages: number): Uint8Array {
  const lines = writeArticle(pages * 500)
    .paragraphs.flatMap((text) =>
      (`${text}.`.match(/.{1,90}(?: |$)/g) ?? []).map((line, at) => ({
        line: line.trim(),
        x: at === 0 ? 72 : 60,
      })),
    )
    .slice(0, pages * LINES_A_PAGE);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${4 + at * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...Array.from({ length: pages }, (_, at) => {
      const own = lines.slice(at * LINES_A_PAGE, (at + 1) * LINES_A_PAGE);
      const shown = [
        ["The Harbour Gazette", 60, 770],
        ...own.map(({ line, x }, row) => [line, x, 740 - row * 16] as const),
        [String(at + 1), 300, 30],
      ];
      const stream = shown.map(([text, x, y]) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }).flat(),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}
