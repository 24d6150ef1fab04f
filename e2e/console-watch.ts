import type { BrowserContext } from "@playwright/test";

/** Hears what a page complains about in its console, and what it throws. */
export type ConsoleWatch = {
  readonly follow: (context: BrowserContext) => void;
  /** Says that a journey provokes such complaints on purpose. */
  readonly allow: (complaint: RegExp) => void;
  readonly strays: () => readonly string[];
};

export function watchConsole(): ConsoleWatch {
  const complaints: string[] = [];
  const allowed: RegExp[] = [];
  return {
    follow: (context) => {
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (thrown) => {
        complaints.push(String(thrown.error().stack ?? thrown.error()));
      });
    },
    allow: (complaint) => void allowed.push(complaint),
    strays: () => complaints.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
}
