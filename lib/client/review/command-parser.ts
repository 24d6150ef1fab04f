import { laterCode } from "../later-code";

/** Reads commands as the server does. What reads them is large, and nothing on the first screen is a command yet. */
export const commandParser = laterCode(
  async () => (await import("../../ledger/shapes/command")).commandSchema,
);
