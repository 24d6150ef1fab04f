import { describe, expect, it } from "vitest";
import { verifyChain } from "../../ledger/chain/hash-chain";
import { builtReport } from "../testing/report-builder";
import { writer } from "./ledger";

describe("the exported ledger", () => {
  it("gives the entries exactly as they are kept, so that the chain recomputes to the report's head", async () => {
    const report = builtReport('\u2028 \u0001 é "quoted" 👩‍👩‍👧‍👦\n');
    const lines = String(await writer.write(report)).split("\n");
    expect(lines.pop()).toBe("");
    const entries = lines.map((line) => JSON.parse(line));
    expect(entries).toEqual(report.entries);
    expect(verifyChain(entries)).toEqual({ ok: true, head: report.head });
  });
});
