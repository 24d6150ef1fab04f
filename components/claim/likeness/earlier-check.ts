import { newId } from "@/lib/client/new-id";
import type { Claim, Evidence, Ruling } from "@/lib/domain/claim";
import { sourceKey } from "@/lib/domain/source-address";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";

type Earlier = {
  /** The rating's label. */
  readonly rating: string;
  readonly words: string;
  /** Where the earlier claim is. */
  readonly address: string;
  readonly ruling: Pick<Ruling, "rationale" | "at">;
  readonly evidence: readonly Omit<Evidence, "evidenceId" | "addedBy">[];
};

/**
 * What brings an earlier ruling to a claim: a comment that says what was ruled, why and where, and each of its sources that
 * the claim has not got yet, with a note of where it is from.
 */
export function takeOver(
  claim: Pick<Claim, "claimId" | "evidence">,
  { rating, words, address, ruling, evidence }: Earlier,
): readonly CommandDraft[] {
  const { claimId } = claim;
  const day = ruling.at.slice(0, 10);
  const body = `Checked before, settled **${plain(rating)}** on ${day}: [${plain(words.slice(0, 200))}](${address})\n\n${quoted(ruling.rationale)}`;
  const known = new Set(claim.evidence.map(({ url }) => sourceKey(url) ?? url));
  const from = `From an earlier check, settled ${rating} on ${day}.`;
  const sources = evidence.filter(({ url, stance }) => stance !== null && !known.has(sourceKey(url) ?? url));
  return [
    { type: "comment", claimId, commentId: newId(), body: body.slice(0, MOST) },
    ...sources.map(
      ({ url, stance, title, publisher, author, publishedOn, excerpt, note }): CommandDraft => ({
        ...{ type: "add-evidence", claimId, evidenceId: newId(), url, stance: stance ?? "context" },
        ...{ title, publisher, author, publishedOn, excerpt },
        note: [note, from]
          .filter((part) => part !== null)
          .join("\n\n")
          .slice(-MOST),
      }),
    ),
  ];
}

const MOST = 10_000;

/** Words that mean themselves in Markdown, on one line. */
const plain = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>#!|~]/g, "\\$&");

const quoted = (markdown: string): string =>
  markdown
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

type Like = { readonly ruling: { readonly rating: string } | null };

/** "3 like it, 2 settled False": how many claims are like one, and how those that are settled were. */
export function likeWords(likes: readonly Like[], labelOf: (rating: string) => string): string {
  const counts = new Map<string, number>();
  for (const { ruling } of likes)
    if (ruling !== null) counts.set(ruling.rating, (counts.get(ruling.rating) ?? 0) + 1);
  const settled = [...counts].map(([rating, count]) => `${count} settled ${labelOf(rating)}`);
  return [`${likes.length} like it`, ...settled].join(", ");
}
