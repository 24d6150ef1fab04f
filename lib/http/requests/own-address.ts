import { environment } from "../../env";

/** Where this installation is reached, without a path: as configured, otherwise as the request reached it. */
export function ownAddress(request: Request): string {
  const { ASSAY_URL, NEXTAUTH_URL } = environment();
  const configured = ASSAY_URL ?? NEXTAUTH_URL;
  if (configured !== undefined) return new URL(configured).origin;
  const { headers, url } = request;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? new URL(url).host;
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? new URL(url).protocol;
  const address = `${protocol.replace(/:$/, "")}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : new URL(url).origin;
}
