import { type RefObject, useEffect, useRef, useState } from "react";
import { say } from "@/components/look/say";
import { askApi } from "@/lib/client/ask-api";
import type { Connection } from "@/lib/client/feed/article-feed";
import type { Role } from "@/lib/domain/role";

/**
 * The person's role at the desk. The server ends the feed of whoever gets another role, so it is asked for again
 * whenever the line was lost and is back. `known` always has the newest, for what happens outside of rendering.
 */
export function useRole(slug: string, known: RefObject<Role>, connection: Connection): Role {
  const [role, setRole] = useState(known.current);
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection !== "live") {
      wasLost.current ||= connection !== "connecting";
      return;
    }
    if (!wasLost.current) return;
    wasLost.current = false;
    void fetchRole(slug).then((now) => {
      if (now === null || now === known.current) return;
      known.current = now;
      setRole(now);
      say(`Your role at this desk is now ${now}.`);
    });
  }, [slug, known, connection]);
  return role;
}

/** The role that one has at a desk now; null when the server could not be asked or one does not belong there. */
async function fetchRole(slug: string): Promise<Role | null> {
  const me = await askApi("GET /api/v1/me");
  if (!me.ok) return null;
  return me.value.workspaces.find((each) => each.slug === slug)?.role ?? null;
}
