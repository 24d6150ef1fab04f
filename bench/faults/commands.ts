import type { CommandInput } from "../../lib/ledger/shapes/command";

/** Gives out ids in an order that the random numbers decide. */
export function idMaker(random: () => number): () => string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
  return () => `${hex(8)}-${hex(4)}-8${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** What a reviewer does with one claim: marks it, describes it, judges it, brings evidence, talks about it. */
export function claimCommands(
  random: () => number,
  revision: { readonly id: string; readonly text: string },
): readonly CommandInput[] {
  const id = idMaker(random);
  const claimId = id();
  const start = Math.floor(random() * (revision.text.length - 40));
  const range = { start, end: start + 5 + Math.floor(random() * 30) };
  const rating = ["true", "mixed", "false"][Math.floor(random() * 3)] ?? "mixed";
  return [
    {
      commandId: id(),
      type: "highlight-claim",
      claimId,
      anchor: { revisionId: revision.id, ranges: [range] },
    },
    { commandId: id(), type: "give-verdict", claimId, rating, rationale: `Because of ${id()}.` },
    {
      commandId: id(),
      type: "add-evidence",
      claimId,
      evidenceId: id(),
      url: `https://example.org/${id()}`,
      stance: "supports",
    },
    { commandId: id(), type: "comment", claimId, commentId: id(), body: `Seen at ${id()}.` },
  ];
}
