import { toWire } from "../../ledger/shapes/wire-entry";
import type { ReportWriter } from "../report-writer";

/** The events with their hashes, exactly as they are kept, one JSON object a line. What was removed by order of law is null. */
export const writer: ReportWriter = {
  format: "ledger",
  label: "Ledger, JSON Lines",
  mediaType: "application/jsonl; charset=utf-8",
  extension: "jsonl",
  write: ({ entries }) => entries.map((entry) => `${JSON.stringify(toWire(entry))}\n`).join(""),
};
