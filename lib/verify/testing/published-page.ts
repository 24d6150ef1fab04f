import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { sealEntry } from "../../ledger/chain/hash-chain";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { editionReport } from "../../report/build/edition-report";
import { inputOf, MIXED_DOCUMENT } from "../../report/testing/report-builder";
import { writer as html } from "../../report/writers/html";
import { writer as json } from "../../report/writers/json";
import { canonicalText } from "../../text/canonical-text";
import { KeptLog } from "./kept-log";

const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** A published edition, with its ledger and log: the product's own page and JSON, whose hashes its entry has. */
export async function publishedDesk() {
  const builder = new ReviewBuilder(canonicalText(MIXED_DOCUMENT));
  const { editor, reviewer1 } = builder.people;
  const claimId = builder.highlight(reviewer1, "41,000 people", { statement: "41,000 people." });
  builder.act(editor, "settle-claim", { claimId, rating: "false", rationale: "40,000.", version: 1 });
  builder.publish(editor, "");
  const last = builder.entries.at(-1);
  const [edition] = builder.state.editions;
  if (last?.type !== "report-published" || edition === undefined) throw new Error("Nothing was published.");
  const before = builder.entries.slice(0, -1);
  const log = new KeptLog().add(...before);
  const note = log.checkpoint();
  const head = { seq: last.data.seq, hash: last.data.hash };
  const input = { ...inputOf(builder, "Said.", MIXED_DOCUMENT), head, checkpoint: note };
  const report = editionReport(input, { edition, earlier: [] });
  const page = String(await html.write(report));
  const asJson = String(await json.write(report));
  const data = { ...last.data, sha256: hashOf(page), jsonSha256: hashOf(asJson) };
  const entry: LedgerEntry = sealEntry({ ...last, data }, last.prevHash, last.salt ?? "");
  log.add(entry);
  return { entries: [...before, entry], entry, log, page, json: asJson, note, edition };
}
