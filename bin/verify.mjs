#!/usr/bin/env node
// Checks what a desk that works with Assay gave you:  node verify.mjs FILE…
// Give it ledgers, proofs, published pages, JSON or PDF, checkpoints and keys: the more of them, the more they prove.
// It needs Node.js 20 and nothing else, asks no network, and was written apart from Assay's own code, so that either can
// be held against the other. In order: entries and their chain, the log, files, what they prove together.
// It ends with 0 when something is proven and nothing refuted, 1 when something does not hold, 2 when nothing could be told.
import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from "node:fs";

const MEGABYTE = 1_048_576;
const now = new Date(Date.now() + 300_000).toISOString(); // Clocks differ by minutes.
const said = { proven: 0, refuted: 0, unproven: 0 };

/** What can be said of a file, and of an entry in it. */
function about(file) {
  const say = (state) => (sentence, seq) => {
    said[state] += 1;
    console.log(`${state.padEnd(8)}  ${file}${seq === undefined ? "" : `, entry ${seq}`}: ${sentence}`);
  };
  return { proven: say("proven"), refuted: say("refuted"), unproven: say("unproven") };
}

// ── Entries. Hashes are SHA-256 over JSON with sorted keys (RFC 8785); each entry holds the hash of the one before.

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const hashOf = (value) => sha256(canonical(value)).toString("hex");

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** Null of what is not written exactly so: every run of bytes has one spelling. */
function fromBase64(written) {
  const bytes = Buffer.from(written, "base64");
  return bytes.toString("base64") === written ? bytes : null;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const isCount = (value) => Number.isSafeInteger(value) && value >= 1;
const isHash = (value) => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isTime = (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
const orNull = (isRight) => (value) => value === null || isRight(value);
const FIELDS = {
  ...{ articleId: isText, seq: isCount, at: isTime, actor: isText, type: isText, data: () => true },
  ...{ salt: orNull(isText), dataHash: orNull(isHash), prevHash: isHash, hash: isHash },
};
const MARKS = ["withheld", "pseudonymous", "redactedBy", "standIn"];

/** Why it is no entry; null of one. */
function shapeFault(entry) {
  if (!isObject(entry)) return "It is no ledger entry.";
  const more = Object.keys(entry).find((name) => !Object.hasOwn(FIELDS, name) && !MARKS.includes(name));
  const isRight = (name) => Object.hasOwn(entry, name) && FIELDS[name](entry[name]);
  const wrong = more ?? Object.keys(FIELDS).find((name) => !isRight(name));
  return wrong === undefined ? null : `Its field “${wrong}” is not what a ledger has there.`;
}

/** Why it is not what its own hashes say. Without dataHash (a pseudonym) or salt (withheld), less can be told. */
function hashFault({ articleId, seq, at, actor, type, data, salt, dataHash, prevHash, hash }) {
  if (dataHash === null) return null;
  if (salt !== null && hashOf({ data, salt }) !== dataHash)
    return "Its words were changed: dataHash differs.";
  const linked = { articleId, seq, at, actor, type, dataHash, prevHash };
  return hashOf(linked) === hash ? null : "It was changed: hash differs.";
}

/** An edition's entry, of which what it says can be checked. */
function isEdition({ type, data, salt, dataHash }) {
  const canBeChecked = salt !== null && dataHash !== null;
  return type === "report-published" && canBeChecked && isCount(data?.seq) && isCount(data.number);
}

/** Line by line, keeping of each entry the 32 bytes of its hash, up to the first that does not hold. */
async function readLedger(name) {
  const first = { backwards: 0, ahead: 0, withheld: 0, pseudonymous: 0, missing: 0 };
  const removals = { emptied: new Map(), emptying: new Map(), hidden: new Set() };
  const last = { count: 0, articleId: "", at: "", hash: "0".repeat(64) };
  const ledger = { name, first, last, removals, fault: null, editions: [], hashes: Buffer.alloc(64) };
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(name, { highWaterMark: MEGABYTE })) {
    const all = Buffer.concat([rest, piece]);
    const end = all.lastIndexOf(10) + 1;
    for (const line of all.toString("utf8", 0, end).split("\n")) takeLine(ledger, line);
    rest = all.subarray(end);
    if (rest.length > 16 * MEGABYTE) return null;
  }
  takeLine(ledger, rest.toString("utf8"));
  const { hashes } = ledger;
  const { count, articleId } = ledger.last;
  const hashAt = (seq) => (seq <= count ? hashes.toString("hex", seq * 32 - 32, seq * 32) : null);
  return { ...ledger, count, articleId, hashAt };
}

function takeLine(ledger, line) {
  if (ledger.fault !== null || line.trim() === "") return;
  const { first, last } = ledger;
  const seq = last.count + 1;
  const entry = parsed(line);
  const why = shapeFault(entry) ?? linkFault(last, seq, entry) ?? hashFault(entry);
  if (why !== null) {
    ledger.fault = { seq, why };
    return;
  }
  if (entry.at < last.at) first.backwards ||= seq;
  if (entry.at > now) first.ahead ||= seq;
  if (entry.dataHash === null) first.pseudonymous ||= seq;
  else if (entry.salt === null && !isCount(entry.redactedBy)) first.withheld ||= seq;
  noteRemoval(ledger, entry);
  if (isEdition(entry)) ledger.editions.push(entry);
  const { hashes } = ledger;
  if (hashes.length < seq * 32) ledger.hashes = Buffer.concat([hashes], hashes.length * 2);
  ledger.hashes.write(entry.hash, seq * 32 - 32, "hex");
  ledger.last = { count: seq, articleId: entry.articleId, at: entry.at, hash: entry.hash };
}

/** What was removed by order of law is null; a later entry says so, and what is folded in its place. */
function noteRemoval({ first, removals }, { seq, type, data, salt, dataHash, ...marks }) {
  const { redactedBy, standIn, withheld } = marks;
  if (data === null && isCount(redactedBy)) removals.emptied.set(seq, { by: redactedBy, standIn });
  else if (salt === null && dataHash !== null && withheld !== true) first.missing ||= seq;
  if (type === "entry-redacted" && salt !== null) removals.emptying.set(data?.seq, { by: seq, ...data });
  else if (type === "entry-redacted") removals.hidden.add(seq);
}

function linkFault({ count, articleId, hash }, seq, entry) {
  if (entry.seq !== seq) return `Entry ${seq} is missing; ${entry.seq} stands in its place.`;
  if (count > 0 && entry.articleId !== articleId) return "It belongs to another article.";
  return entry.prevHash === hash ? null : "It does not follow the one before: prevHash differs.";
}

// ── The log: a Merkle tree (RFC 6962) over a line for each entry, its size and root signed as a note (C2SP).

const leafHash = (articleId, { seq, hash }) => sha256(Buffer.of(0), `${articleId} ${seq} ${hash}`);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** Where a tree over these leaves falls in two. */
function middle(start, end) {
  let half = 1;
  while (half * 2 < end - start) half *= 2;
  return start + half;
}

/** The root, from a leaf and the hashes beside its way up; `known` learns all of these by the leaves they are over. */
function rootFrom(leaf, index, size, proof, known = new Map()) {
  const beside = [...proof];
  const walk = (start, end) => {
    if (end - start === 1) return leaf;
    const half = middle(start, end);
    const own = index < half ? walk(start, half) : walk(half, end);
    const other = beside.shift();
    if (own === null || other === undefined) return null;
    known.set(index < half ? `${half}-${end}` : `${start}-${half}`, other);
    return index < half ? nodeHash(own, other) : nodeHash(other, own);
  };
  known.set(`${index}-${index + 1}`, leaf);
  const root = index < size ? walk(0, size) : null;
  return beside.length === 0 ? root : null;
}

/** The hash over some leaves, where the known ones tell it. */
function knownHash(start, end, known) {
  if (end === start) return sha256();
  const itself = known.get(`${start}-${end}`);
  if (itself !== undefined || end - start === 1) return itself ?? null;
  const left = knownHash(start, middle(start, end), known);
  const right = left && knownHash(middle(start, end), end, known);
  return right && nodeHash(left, right);
}

/** Whether these hashes show that the newer log begins with all of the older one (RFC 6962, 2.1.2). */
function isConsistent(older, newer, proof) {
  const hashes = [...proof];
  const walk = (start, end, isFirst) => {
    if (older.size === end) {
      const whole = isFirst ? older.root : hashes.shift();
      return whole && [whole, whole];
    }
    const half = middle(start, end);
    const below = older.size <= half ? walk(start, half, isFirst) : walk(half, end, false);
    const other = hashes.shift();
    if (!below || !other) return null;
    const [was, is] = below;
    return older.size <= half ? [was, nodeHash(is, other)] : [nodeHash(other, was), nodeHash(other, is)];
  };
  const [was, is] = walk(0, newer.size, true) ?? [];
  return hashes.length === 0 && was?.equals(older.root) === true && is.equals(newer.root);
}

/** A log's key as name+id+key, or a witness' of kind 4; null of what is none. */
const readKey = (written) => readKeyOf(1, written);

function readKeyOf(kind, written) {
  const [, name, id, encoded] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(String(written).trim()) ?? [];
  const bytes = Buffer.from(encoded ?? "", "base64");
  const isRight =
    bytes.length === 33 && bytes[0] === kind && sha256(`${name}\n`, bytes).toString("hex", 0, 4) === id;
  return isRight ? { name, id, bytes: bytes.subarray(1), written: written.trim() } : null;
}

/** A checkpoint that one of these keys of its log signed; or `fault`, why it does not hold. */
function openNote(note, keys) {
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const [origin, size = "", encoded = ""] = text.split("\n");
  const root = Buffer.from(encoded, "base64");
  if (!/^(0|[1-9]\d{0,14})$/.test(size) || root.length !== 32 || root.toString("base64") !== encoded)
    return { origin: null, fault: "It is no checkpoint." };
  for (const line of note.slice(text.length + 1, -1).split("\n")) {
    const [, name, written = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const signature = fromBase64(written);
    if (name === undefined || signature === null) return { origin, fault: "It is no signed note." };
    const isBy = (key) => key.name === name && name === origin && key.id === signature.toString("hex", 0, 4);
    const signer = keys.find(isBy);
    if (signer === undefined) continue;
    return isSigned(text, signature.subarray(4), signer)
      ? { origin, size: Number(size), root, signer }
      : { origin, fault: `The signature of ${name} is not over this text.` };
  }
  return { origin, fault: "Nobody whose key is known signed it." };
}

function isSigned(text, signature, { bytes }) {
  const jwk = { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: "jwk" }), signature);
}

// ── Files: what each is, by its content.

const files = { ledgers: [], proofs: [], published: [], notes: [], keys: [], joints: [] };

/** Reads one file. Answers why nothing can be read of it, or null. */
async function read(name) {
  const { size } = statSync(name);
  const start = Buffer.alloc(Math.min(size, 16 * MEGABYTE));
  const handle = openSync(name);
  readSync(handle, start);
  closeSync(handle);
  const firstLine = start.toString("utf8", 0, start.indexOf(10) < 0 ? start.length : start.indexOf(10));
  const isEntry = Object.keys(FIELDS).filter((field) => firstLine.includes(`"${field}":`)).length >= 6;
  if (isEntry && !firstLine.includes('"assay-')) {
    const ledger = await readLedger(name);
    if (ledger !== null) files.ledgers.push(ledger);
    return ledger === null ? "A line of it is longer than any entry." : null;
  }
  if (size > 128 * MEGABYTE) return "It is longer than 128 MB, and only ledgers are.";
  const bytes = readFileSync(name);
  if (size === 0) return "It is empty.";
  if (start.toString("latin1", 0, 5) === "%PDF-") return takePdf(name, bytes.toString("latin1"));
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) return "It is not in UTF-8, as all files of Assay are.";
  const lines = text.trim().split(/\s*\n\s*/);
  if (/^\s*<(!doctype html|html)/i.test(text)) return takePage(name, bytes, text);
  if (/^\s*[{[]/.test(text)) return takeJson(name, bytes, parsed(text));
  if (text.includes("\n\n— ")) files.notes.push({ name, note: `${text.replaceAll("\r\n", "\n").trim()}\n` });
  else if (lines.every((line) => /^[^\s+]+\+[0-9a-f]{8}\+\S+$/.test(line)))
    files.keys.push({ name, keys: lines });
  else return "It is none of the files that can be checked.";
  return null;
}

function parsed(text) {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined; // Answered as whatever else is not what was looked for.
  }
}

function takePdf(name, text) {
  const named = /assay-ledger:([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{64})/.exec(text);
  takePublished({ name, kind: "pdf", sums: [], isPublished: false }, headOf(named));
  takeNote(name, /assay-checkpoint:([A-Za-z0-9+/=]+)/.exec(text));
  return null;
}

/** A newer edition is told of above what was published: without that notice the bytes are the same. */
const NOTICE =
  /<body>\n<aside class="banner" aria-label="[^"<>]*"><p>[^<>]*<a href="\/r\/[^"<>]*">[^<>]*<\/a>[^<>]*<\/p><\/aside>/;

function takePage(name, bytes, text) {
  const named = /<meta name="assay-ledger" content="(\S+) (\d{1,15}) ([0-9a-f]{64})">/.exec(text);
  const sums = [bytes, text.replace(NOTICE, "<body>")].map((each) => sha256(each).toString("hex"));
  const isPublished = text.includes('<link rel="canonical" href="');
  takePublished({ name, kind: "page", sums, isPublished }, headOf(named));
  takeNote(name, /<meta name="assay-checkpoint" content="([A-Za-z0-9+/=]+)">/.exec(text));
  return null;
}

function takeJson(name, bytes, json) {
  if (json === undefined) return "It begins like JSON and cannot be read: it was cut off or edited.";
  const hashes = readHashes(json?.hashes);
  if (json?.format === "assay-proof") {
    const fault = proofFault(json);
    if (fault === null) files.proofs.push({ name, ...json, keys: [], head: null });
    return fault;
  }
  if (json?.format === "assay-report") {
    const named = isObject(json.proof) ? json.proof : { ...json.head, articleId: json.article?.id };
    const sums = [sha256(bytes).toString("hex")];
    takePublished({ name, kind: "json", sums, isPublished: isObject(json.edition) }, named);
    if (isText(json.proof?.checkpoint)) files.notes.push({ name, note: json.proof.checkpoint });
  } else if (isCount(json?.from) && isCount(json.to) && hashes !== null)
    files.joints.push({ ...json, name, hashes });
  else return "It is none of the files that can be checked.";
  return null;
}

const headOf = (found) => ({ articleId: found?.[1], seq: Number(found?.[2]), hash: found?.[3] });

/** A published file, and the entry that it says it shows the review at. */
function takePublished(file, { articleId, seq, hash }) {
  const isNamed = isText(articleId) && isCount(seq) && isHash(hash);
  files.published.push({ ...file, named: isNamed ? { articleId, seq, hash } : null });
}

function takeNote(name, found) {
  const note = found === null ? null : fromBase64(found[1]);
  if (note !== null) files.notes.push({ name, note: note.toString() });
}

function readHashes(written) {
  if (!Array.isArray(written) || !written.every(isText)) return null;
  const hashes = written.map(fromBase64);
  return hashes.every((each) => each?.length === 32) ? hashes : null;
}

/** Why it cannot be read as a proof. */
function proofFault({ version, articleId, log, entries, shown }) {
  if (version !== 1) return "It is a proof of another version than 1.";
  const texts = [articleId, log?.origin, log?.key, log?.checkpoint].every(isText);
  const lists = [log?.olderKeys, log?.witnesses ?? [], entries, shown];
  if (!texts || !lists.every(Array.isArray) || ![...lists[0], ...lists[1]].every(isText))
    return "A part of it is missing: it was cut off or edited.";
  const isPlaced = (each) => each?.index === null || each?.index === 0 || isCount(each?.index);
  const isEntry = (each) =>
    isPlaced(each) && isCount(each.seq) && isHash(each.hash) && readHashes(each.hashes) !== null;
  const isRight = entries.every(isEntry) && shown.every((each) => shapeFault(each) === null);
  return isRight ? null : "An entry of it is none: it was cut off or edited.";
}

// ── What they prove: each by itself, then against the others.

function checkProof(proof) {
  const { name, log, entries, shown } = proof;
  const { proven, refuted, unproven } = about(name);
  const keys = [log.key, ...log.olderKeys].map(readKey);
  if (keys.includes(null)) return unproven("Its keys cannot be read.");
  const head = openNote(log.checkpoint, keys);
  if (head.fault !== undefined) return refuted(`Its checkpoint does not hold. ${head.fault}`);
  if (head.origin !== log.origin) return refuted("Its checkpoint is of another log than it says.");
  proven(`The log ${head.origin} had ${head.size} entries, and signed so.`);
  checkKey(proof, head.signer.written);
  const wrong = misplaced(proof, head) ?? falselyShown(proof);
  if (wrong !== null) return refuted(wrong.why, wrong.seq);
  Object.assign(proof, { keys, head });
  const placed = entries.filter(({ index }) => index !== null);
  const waiting = entries.find(({ index }) => index === null);
  const ahead = shown.find(({ at }) => at > now);
  if (placed.length > 0) proven(`${placed.length} entries of the article are in that log.`);
  if (waiting) unproven("From here on entries came after the checkpoint. Save it again.", waiting.seq);
  if (ahead) unproven(`It is dated ${ahead.at}, which is still to come.`, ahead.seq);
}

/** That a key is the desk's own, only somebody who got it another way can tell. */
function checkKey({ name, log }, signer) {
  const { proven, refuted, unproven } = about(name);
  const given = files.keys.filter((each) => each.keys.some((key) => key.startsWith(`${log.origin}+`)));
  const isOlder = given[0]?.keys.some((key) => log.olderKeys.includes(key));
  if (given.length === 0) unproven(`It brings its key itself; compare it with the desk's: ${signer}`);
  else if (given.some((each) => each.keys.includes(signer))) proven("Its key is the one you gave.");
  else if (isOlder) unproven("It calls the key that you gave an older one. Whether it is, ask the desk.");
  else refuted(`It was not signed with the key in ${given[0].name}.`);
}

/** A log takes an article's entries in their order, and each must lead to its root. */
function misplaced({ articleId, entries }, { size, root }) {
  let [lastSeq, lastIndex] = [0, -1];
  for (const { seq, hash, index, hashes } of entries) {
    if (seq <= lastSeq || (index !== null && index <= lastIndex))
      return { seq, why: "It does not stand in the order in which entries came." };
    [lastSeq, lastIndex] = [seq, index ?? lastIndex];
    if (index === null) continue;
    const above = rootFrom(leafHash(articleId, { seq, hash }), index, size, readHashes(hashes));
    if (!above?.equals(root)) return { seq, why: "It is not in the log where the proof says." };
  }
  return null;
}

function falselyShown({ articleId, entries, shown }) {
  for (const entry of shown) {
    const { seq, hash } = entry;
    const isPlaced =
      articleId === entry.articleId && entries.some((each) => each.seq === seq && each.hash === hash);
    const why = hashFault(entry) ?? (isPlaced ? null : "It is not the one in the log.");
    if (why !== null) return { seq, why };
  }
  return null;
}

function checkLedger(ledger, proofs) {
  const { name, articleId, count, fault, first } = ledger;
  const { proven, refuted, unproven } = about(name);
  if (fault !== null) refuted(fault.why, fault.seq);
  else proven(`Its ${count} entries follow on each other without a gap, and their hashes are right.`);
  if (first.backwards) refuted("It is dated before the entry before it.", first.backwards);
  if (first.ahead) unproven("It is dated in the future.", first.ahead);
  checkRemovals(ledger);
  if (first.withheld) unproven("From here on, entries withhold what they say.", first.withheld);
  if (first.pseudonymous) unproven("From here on, entries stand under a pseudonym.", first.pseudonymous);
  const own = proofs.filter((proof) => proof.articleId === articleId);
  for (const proof of own) compareWithProof(ledger, proof);
  if (own.length === 0 && fault === null && count > 0)
    unproven("Whether all of it was hashed anew, a ledger alone cannot tell. Add a proof.");
}

/** Nothing is gone without an entry that says so. */
function checkRemovals({ name, count, first, removals: { emptied, emptying, hidden } }) {
  const { proven, refuted, unproven } = about(name);
  const [removed, later, wrong] = [[], [], first.missing ? [first.missing] : []];
  for (const [seq, { by, standIn }] of emptied) {
    const entry = emptying.get(seq);
    if (entry?.by === by && canonical(entry.standIn ?? null) === canonical(standIn ?? null))
      removed.push(seq);
    else if (by > count || hidden.has(by)) later.push(seq);
    else wrong.push(seq);
  }
  const why = "What it said is gone, and no entry says so, or says another thing.";
  if (wrong.length > 0) refuted(why, Math.min(...wrong));
  if (removed.length > 0) proven(`What ${removed.length} said was removed by order of law.`, removed[0]);
  if (later.length > 0) unproven("The entry that is said to have removed its words is not shown.", later[0]);
}

function compareWithProof({ name, count, fault, hashAt }, proof) {
  const { proven, refuted, unproven } = about(name);
  const here = proof.entries.filter(({ seq }) => seq <= count);
  const differs = here.find(({ seq, hash }) => hashAt(seq) !== hash);
  const beyond = proof.entries.find(({ seq }) => seq > count);
  if (differs) refuted(`It is another entry than in ${proof.name}.`, differs.seq);
  if (differs || fault !== null) return;
  if (beyond) refuted(`The ledger ends before it, and ${proof.name} has entry ${beyond.seq}.`, count + 1);
  const placed = new Set(here.filter(({ index }) => index !== null).map(({ seq }) => seq));
  if (placed.size > 0) proven(`${placed.size} of its ${count} entries are in the log.`);
  let missing = 1;
  while (placed.has(missing)) missing += 1;
  if (missing <= count) unproven(`${proof.name} shows no place in the log for it.`, missing);
}

/** Each file of an article tells the same history as those before it. */
function compareAll(histories) {
  for (const [at, { name, articleId, seqs, hashAt }] of histories.entries())
    for (const before of histories.slice(0, at)) {
      if (before.articleId !== articleId) continue;
      const isOther = (seq) => before.hashAt(seq) !== null && before.hashAt(seq) !== hashAt(seq);
      const differs = seqs().find(isOther);
      if (differs) about(name).refuted(`It is another entry than in ${before.name}: two histories.`, differs);
    }
}

function checkPublished(file, proofs) {
  const { proven, refuted, unproven } = about(file.name);
  const { named, sums } = file;
  if (named === null) unproven("It names no entry of a ledger.");
  else checkNamed(file, proofs);
  if (file.kind === "pdf") return unproven("No ledger holds the hash of a PDF: check the page or the JSON.");
  const inProofs = proofs.flatMap(({ shown }) => shown.filter(isEdition));
  const shown = [...inProofs, ...files.ledgers.flatMap(({ editions }) => editions)];
  const editions = shown.filter(({ articleId }) => named === null || articleId === named.articleId);
  const [same, underNotice] = sums.map((sum) =>
    editions.find(({ data }) => [data.sha256, data.jsonSha256].includes(sum)),
  );
  const meant = editions.find(({ data }) => named === null || data.seq === named.seq);
  if (same) proven(`It is edition ${same.data.number}, byte for byte.`, same.seq);
  else if (underNotice) proven(`Under a notice it is edition ${underNotice.data.number}.`, underNotice.seq);
  else if (!file.isPublished && named !== null) unproven("It is an export: no ledger holds its hash.");
  else if (editions.length === 0) unproven("Add the proof of this edition, or its ledger.");
  else if (meant) refuted(`Its bytes are not those of edition ${meant.data.number}.`, meant.seq);
  else unproven("It is none of the editions shown here.");
}

/** The entry that it shows the review at, held against the log or the ledger. */
function checkNamed({ name, named: { articleId, seq, hash } }, proofs) {
  const { proven, refuted, unproven } = about(name);
  const isOfIt = (each) => each.articleId === articleId;
  const inLog = proofs.filter(isOfIt).flatMap(({ entries }) => entries.filter((entry) => entry.seq === seq));
  const inLedgers = files.ledgers.filter(isOfIt).map(({ hashAt }) => hashAt(seq));
  const real = inLog[0]?.hash ?? inLedgers.find((each) => each !== null);
  if (real === undefined) unproven("It is the last that the file shows. Add its proof or ledger.", seq);
  else if (real === hash) proven("It is the last that the file shows, and there.", seq);
  else refuted("It is the last that the file says to show, and another one.", seq);
}

function checkNotes(proofs) {
  const inFiles = files.keys.flatMap(({ keys }) => keys.map(readKey)).filter((key) => key !== null);
  const keys = [...proofs.flatMap((proof) => proof.keys), ...inFiles];
  const inProofs = proofs.map(({ name, head }) => ({ name, ...head }));
  const heads = [...inProofs, ...files.notes.flatMap((note) => openedNote(note, keys))];
  for (const origin of new Set(heads.map((each) => each.origin))) {
    const isOfLog = (each) => each.origin === origin;
    const best = inProofs.some(isOfLog) ? inProofs.filter(isOfLog) : heads.filter(isOfLog);
    const newest = best.reduce((most, each) => (each.size > most.size ? each : most));
    const tree = knownTree(proofs.filter(({ head }) => isOfLog(head) && head.root.equals(newest.root)));
    for (const each of heads.filter(isOfLog)) if (each !== newest) compareHeads(each, newest, tree);
  }
  for (const { name, log } of proofs) checkCosigners(name, log.checkpoint, log.witnesses ?? []);
  for (const { name, note } of files.notes) checkCosigners(name, note, []);
}

function openedNote({ name, note }, keys) {
  const { proven, refuted, unproven } = about(name);
  const head = openNote(note, keys);
  const isOurs = keys.some((key) => key.name === head.origin);
  if (!isOurs) unproven(`Its checkpoint is of ${head.origin ?? "no log"}: nothing else here is.`);
  else if (head.fault !== undefined) refuted(`Its checkpoint does not hold. ${head.fault}`);
  else proven(`Its checkpoint says that the log had ${head.size} entries, and is signed by it.`);
  return isOurs && head.fault === undefined ? [{ name, ...head }] : [];
}

/** Who countersigned a checkpoint, with a time before the signature (C2SP tlog-cosignature, Ed25519). */
function checkCosigners(name, note, brought) {
  const { proven, refuted, unproven } = about(name);
  const given = files.keys.flatMap(({ keys }) => keys);
  const keys = [...given, ...brought].map((each) => readKeyOf(4, each)).filter((key) => key !== null);
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const said = new Set();
  for (const line of note.slice(text.length + 1, -1).split("\n")) {
    const [, witness, written = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(written) ?? Buffer.alloc(0);
    const key = keys.find(({ name, id }) => name === witness && id === bytes.toString("hex", 0, 4));
    if (bytes.length < 76 || said.has(key?.written ?? witness)) continue;
    said.add(key?.written ?? witness);
    if (key === undefined) {
      unproven(`${witness} countersigned its checkpoint too, with a key that is not known here.`);
      continue;
    }
    const seconds = bytes.readBigUInt64BE(4);
    const isDated = seconds > 0n && seconds <= 8_640_000_000_000n && bytes.length === 76;
    if (!isDated || !isSigned(`cosignature/v1\ntime ${seconds}\n${text}`, bytes.subarray(12), key))
      return refuted(`The countersignature of ${witness} is not over this checkpoint.`);
    const what = `${witness} countersigned its checkpoint at ${new Date(Number(seconds) * 1000).toISOString()}`;
    if (given.includes(key.written)) proven(`${what}.`);
    else unproven(`${what}, if the key that it brings itself is theirs: ${key.written}`);
  }
}

/** All hashes that proofs under one checkpoint have between them. */
function knownTree(proofs) {
  const tree = new Map();
  for (const { articleId, entries, head } of proofs)
    for (const entry of entries.filter(({ index }) => index !== null))
      rootFrom(leafHash(articleId, entry), entry.index, head.size, readHashes(entry.hashes), tree);
  return tree;
}

function compareHeads(one, newest, tree) {
  const { proven, refuted, unproven } = about(one.name);
  const [older, newer] = one.size <= newest.size ? [one, newest] : [newest, one];
  const { size } = older;
  const [isSameSize, isOfProof] = [size === newer.size, newer === newest];
  const joins = ({ from, to, hashes }) =>
    from === size && to === newer.size && isConsistent(older, newer, hashes);
  const root = isSameSize ? newer.root : isOfProof ? knownHash(0, size, tree) : null;
  if (root?.equals(older.root) || (!isSameSize && files.joints.some(joins)))
    proven(`The log of ${newer.name} begins with all ${size} entries that ${older.name} saw.`);
  else if (root !== null) refuted(`${newer.name} and ${older.name} show two histories, both signed.`);
  else unproven(`Add the desk's …/log/consistency?from=${size}&to=${newer.size}.`);
}

// ── The whole.

const names = process.argv.slice(2);
if (names.length === 0) console.log("node verify.mjs FILE…");
for (const name of names) {
  const { unproven } = about(name);
  try {
    const why = await read(name);
    if (why !== null) unproven(why);
  } catch (error) {
    unproven(`It cannot be read: ${error.message}`);
  }
}
files.proofs.forEach(checkProof);
const sound = files.proofs.filter(({ head }) => head !== null);
for (const ledger of files.ledgers) checkLedger(ledger, sound);
const upTo = (count) => Array.from({ length: count }, (_, at) => at + 1);
compareAll(files.ledgers.map((ledger) => ({ ...ledger, seqs: () => upTo(ledger.count) })));
compareAll(
  sound.map((proof) => {
    const hashes = new Map(proof.entries.map(({ seq, hash }) => [seq, hash]));
    return { ...proof, seqs: () => [...hashes.keys()], hashAt: (seq) => hashes.get(seq) ?? null };
  }),
);
for (const file of files.published) checkPublished(file, sound);
checkNotes(sound);
const canHelp = files.proofs.length + files.notes.length > 0;
for (const { name } of canHelp ? [] : [...files.keys, ...files.joints])
  about(name).unproven("Alone it shows nothing.");
process.exitCode = said.refuted > 0 ? 1 : said.proven > 0 ? 0 : 2;
