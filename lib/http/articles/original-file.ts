import type { Original } from "../../database/articles/originals";
import { apiHeaders, attachment } from "../answers/headers";

/** What a text was read from as a file to be saved: whatever it is, no browser opens it as a page. */
export function originalFile({ bytes, sha256, name, address, mediaType }: Original): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...apiHeaders,
      "Content-Type": "application/octet-stream",
      "Content-Disposition": attachment(name ?? nameOf(address, mediaType) ?? "original"),
      // RFC 9530.
      "Content-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    },
  });
}

/** Of a page: its site and the last part of its path. */
function nameOf(address: string | null, mediaType: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const last = pathname.split("/").findLast((part) => part !== "") ?? "index";
  const name = `${hostname}-${last}`.replace(/[^\w.-]/g, "-").slice(0, 120);
  return mediaType?.includes("html") === true ? name.replace(/(?<!\.html?)$/, ".html") : name;
}
