import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { assertNever } from "@/lib/domain/assert-never";

/** How a screen stands to the server, all in all. */
export type Line = "live" | "under-way" | "offline" | "signed-out" | "refused";

/** The worst of feed and sending. */
export function lineOf({ connection, saving }: Pick<ReviewSnapshot, "connection" | "saving">): Line {
  if (connection === "closed") return "refused";
  if (connection === "signed-out" || saving === "signed-out") return "signed-out";
  if (connection === "offline" || saving === "waiting") return "offline";
  return connection === "live" && saving === "saved" ? "live" : "under-way";
}

/** A shape of its own for each, so that colour is not the only sign. The words stand beside it. */
export function LineIcon({ line }: { readonly line: Line }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden focusable="false">
      {shapeOf(line)}
    </svg>
  );
}

const CLOUD = "M4.6 12.5a3.1 3.1 0 0 1-.3-6.2 4 4 0 0 1 7.7.9 2.7 2.7 0 0 1-.4 5.3z";

function shapeOf(line: Line) {
  switch (line) {
    case "live":
      return <circle cx="8" cy="8" r="3.6" fill="currentColor" />;
    case "under-way":
      return <circle cx="8" cy="8" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.6" />;
    case "offline":
      return <path d={`${CLOUD}M2.5 2.5l11 11`} {...LINES} />;
    case "signed-out":
      return <path d="M5 7.2V5.4a3 3 0 0 1 6 0v1.8M3.6 7.2h8.8v5.6H3.6z" {...LINES} />;
    case "refused":
      return <path d="M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM4.9 8h6.2" {...LINES} />;
    default:
      return assertNever(line);
  }
}

const LINES = { fill: "none", stroke: "currentColor", strokeWidth: 1.4, strokeLinejoin: "round" } as const;
