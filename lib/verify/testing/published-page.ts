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
  const report = editionReport(inputOf(builder, "Said.", MIXED_DOCUMENT), { edition, earlier: [] });
  const named = { articleId: builder.articleId, seq: last.data.seq, hash: last.data.hash };
  const page = naming(String(await html.write(report)), named, note);
  const written: unknown = JSON.parse(String(await json.write(report)));
  const asJson = `${JSON.stringify({ ...(written as object), proof: { ...named, checkpoint: note } }, null, 2)}\n`;
  const data = { ...last.data, sha256: hashOf(page), jsonSha256: hashOf(asJson) };
  const entry: LedgerEntry = sealEntry({ ...last, data }, last.prevHash, last.salt);
  log.add(entry);
  return { entries: [...before, entry], entry, log, page, json: asJson, note, edition };
}

type Head = { readonly articleId: string; readonly seq: number; readonly hash: string };

/** As published pages name their entry and checkpoint; what is there already stays. */
const naming = (page: string, { articleId, seq, hash }: Head, note: string): string =>
  page.includes('name="assay-ledger"')
    ? page
    : page.replace(
        "<title>",
        `<meta name="assay-ledger" content="${articleId} ${seq} ${hash}">\n<meta name="assay-checkpoint" content="${btoa(unescape(encodeURIComponent(note)))}">\n<title>`,
      );
