/** What every answer of the API carries: never cached, never sniffed, never framed, no scripts if opened as a page. */
export const apiHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/** A Content-Disposition by which a browser saves a file (RFC 6266): a plain name for old clients, and the real one percent-encoded. */
export function attachment(filename: string): string {
  const plain = filename.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
