import { describe, expect, it } from "vitest";
import { newCommand } from "@/lib/client/new-id";
import type { Claim, Evidence } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import { commandSchema } from "@/lib/ledger/shapes/command";
import { likeWords, takeOver } from "./earlier-check";

const claimId = "11111111-1111-4111-8111-111111111111" as ClaimId;
const source: Omit<Evidence, "evidenceId" | "addedBy"> = {
  ...{
    url: "https://port.example/tariffs",
    stance: "refutes",
    title: "Tariffs",
    publisher: null,
    author: null,
  },
  ...{ publishedOn: null, excerpt: "3.90", note: "Adults", at: "2026-05-12T10:00:00.000Z", version: 1 },
};
const earlier = {
  ...{
    rating: "False",
    words: "Fares [halved]\n*again*",
    address: "https://desk.example/w/a/articles/b#claim-c",
  },
  ruling: { rationale: "They fell by a fifth.\nNot by half.", at: "2026-05-12T10:00:00.000Z" },
  evidence: [source, { ...source, url: "https://other.example/", note: null }],
};
const onClaim = (evidence: readonly { readonly url: string }[] = []) =>
  ({ claimId, evidence }) as Pick<Claim, "claimId" | "evidence">;

describe("taking over an earlier ruling", () => {
  it("says what was ruled, why and where, and brings its sources with a note of where they are from", () => {
    const drafts = takeOver(onClaim(), earlier);
    expect(drafts).toMatchObject([
      {
        type: "comment",
        body: "Checked before, settled **False** on 2026-05-12: [Fares \\[halved\\] \\*again\\*](https://desk.example/w/a/articles/b#claim-c)\n\n> They fell by a fifth.\n> Not by half.",
      },
      {
        ...{ type: "add-evidence", url: source.url, stance: "refutes", title: "Tariffs", excerpt: "3.90" },
        note: "Adults\n\nFrom an earlier check, settled False on 2026-05-12.",
      },
      { type: "add-evidence", note: "From an earlier check, settled False on 2026-05-12." },
    ]);
    for (const draft of drafts)
      expect(commandSchema.safeParse(newCommand(draft))).toMatchObject({ success: true });
  });

  it("leaves out sources that the claim has already", () => {
    const drafts = takeOver(onClaim([{ url: "https://port.example/tariffs#top" }]), earlier);
    expect(drafts.map(({ type }) => type)).toEqual(["comment", "add-evidence"]);
  });

  it("fits what may be said, however long the earlier words are", () => {
    const long = { ...earlier, ruling: { ...earlier.ruling, rationale: "x".repeat(10_000) } };
    const noted = { ...long, evidence: [{ ...source, note: "y".repeat(10_000) }] };
    for (const draft of takeOver(onClaim(), noted))
      expect(commandSchema.safeParse(newCommand(draft))).toMatchObject({ success: true });
  });
});

it("counts likes, and how they were settled", () => {
  const [settled, open] = [{ ruling: { rating: "false" } }, { ruling: null }];
  expect(likeWords([settled, open, settled], () => "False")).toBe("3 like it, 2 settled False");
  expect(likeWords([open], String)).toBe("1 like it");
});
