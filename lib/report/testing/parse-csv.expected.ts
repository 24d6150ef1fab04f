/** RFC 4180, strictly: records end with CRLF, quotes are doubled. */
export function parseCsv(csv: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/y;
  for (let at = 0; at < csv.length; at = field.lastIndex) {
    field.lastIndex = at;
    const [, cell, end] = field.exec(csv) ?? [];
    if (cell === undefined)
      throw new Error(`Not RFC 4180 at ${at}: ${JSON.stringify(csv.slice(at, at + 40))}`);
    record.push(cell.replaceAll('""', '"'));
    if (end === "\r\n") {
      records.push(record);
      record = [];
    }
  }
  return records;
}
