import type { HistoryGroup } from "@/lib/ledger/history/tell-entry";

/** What people call the groups of events. */
export const GROUP_WORDS: Readonly<Record<HistoryGroup, string>> = {
  judging: "Verdicts and rulings",
  claims: "Claims",
  evidence: "Evidence",
  discussion: "Discussion",
  text: "Text",
  editions: "Editions",
};
