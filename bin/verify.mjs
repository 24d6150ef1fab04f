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

function say(state, file, seq, sentence) {
  said[state] += 1;
  console.log(`${state.padEnd(8)}  ${file}${seq === null ? "" : `, entry ${seq}`}: ${sentence}`);
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

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const isCount = (value) => Number.isSafeInteger(value) && value >= 1;
const isHash = (value) => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isTime = (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
const FIELDS = {
  ...{ articleId: isText, seq: isCount, at: isTime, actor: isText, type: isText, data: () => true },
  ...{
    salt: (value) => value === null || isText(value),
    dataHash: (value) => value === null || isHash(value),
  },
  ...{ prevHash: isHash, hash: isHash },
};
const MARKS = ["withheld", "pseudonymous", "redacted"];

/** Why it is no entry; null of one. */
function shapeFault(entry) {
  if (!isObject(entry)) return "It is no ledger entry.";
  const more = Object.keys(entry).find((name) => !Object.hasOwn(FIELDS, name) && !MARKS.includes(name));
  const wrong = Object.keys(FIELDS).find((name) => !Object.hasOwn(entry, name) || !FIELDS[name](entry[name]));
  return (more ?? wrong) === undefined
    ? null
    : `Its field “${more ?? wrong}” is not what a ledger has there.`;
}

/** Why it is not what its own hashes say. Without dataHash (a pseudonym) or salt (withheld), less can be told. */
function hashFault({ articleId, seq, at, actor, type, data, salt, dataHash, prevHash, hash }) {
  if (dataHash === null) return null;
  if (salt !== null && hashOf({ data, salt }) !== dataHash)
    return "What it says was changed: dataHash differs.";
  const linked = { articleId, seq, at, actor, type, dataHash, prevHash };
  return hashOf(linked) === hash ? null : "It was changed: hash differs.";
}

/** An edition's entry whose words can be checked. */
const isEdition = ({ type, data, salt, dataHash }) =>
  type === "report-published" &&
  salt !== null &&
  dataHash !== null &&
  isCount(data?.seq) &&
  isCount(data.number);

/** Line by line, keeping of each entry the 32 bytes of its hash, up to the first that does not hold. */
async function readLedger(name) {
  const ledger = { name, articleId: "", count: 0, fault: null, editions: [], lastHash: "0".repeat(64) };
  Object.assign(ledger, {
    at: "",
    backwards: 0,
    ahead: 0,
    withheld: 0,
    pseudonymous: 0,
    hashes: Buffer.alloc(64),
  });
  ledger.hashAt = (seq) =>
    seq >= 1 && seq <= ledger.count ? ledger.hashes.toString("hex", seq * 32 - 32, seq * 32) : null;
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(name, { highWaterMark: MEGABYTE })) {
    const all = Buffer.concat([rest, piece]);
    const end = all.lastIndexOf(10) + 1;
    for (const line of all.toString("utf8", 0, end).split("\n")) takeLine(ledger, line);
    rest = all.subarray(end);
    if (rest.length > 16 * MEGABYTE) return null;
  }
  takeLine(ledger, rest.toString("utf8"));
  return ledger;
}

function takeLine(ledger, line) {
  if (ledger.fault !== null || line.trim() === "") return;
  const seq = ledger.count + 1;
  const entry = parsed(line);
  const fault = shapeFault(entry) ?? linkFault(ledger, seq, entry) ?? hashFault(entry);
  if (fault !== null) {
    ledger.fault = { seq, why: fault };
    return;
  }
  if (entry.at < ledger.at) ledger.backwards ||= seq;
  if (entry.at > now) ledger.ahead ||= seq;
  if (entry.dataHash === null) ledger.pseudonymous ||= seq;
  else if (entry.salt === null) ledger.withheld ||= seq;
  if (isEdition(entry)) ledger.editions.push(entry);
  if (ledger.hashes.length < seq * 32)
    ledger.hashes = Buffer.concat([ledger.hashes], ledger.hashes.length * 2);
  ledger.hashes.write(entry.hash, seq * 32 - 32, "hex");
  Object.assign(ledger, { count: seq, lastHash: entry.hash, at: entry.at, articleId: entry.articleId });
}

function linkFault({ count, articleId, lastHash }, seq, entry) {
  if (entry.seq !== seq) return `Entry ${seq} is missing; ${entry.seq} stands in its place.`;
  if (count > 0 && entry.articleId !== articleId) return "It belongs to another article.";
  return entry.prevHash === lastHash ? null : "It does not follow the one before: prevHash differs.";
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

/** A key as name+id+key; null of what is none. */
function readKey(written) {
  const [, name, id, encoded] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(String(written).trim()) ?? [];
  const bytes = Buffer.from(encoded ?? "", "base64");
  const isRight =
    bytes.length === 33 && bytes[0] === 1 && sha256(`${name}\n`, bytes).toString("hex", 0, 4) === id;
  return isRight ? { name, id, bytes: bytes.subarray(1), written: written.trim() } : null;
}

/** A checkpoint that one of these keys of its log signed; or `fault`, why it does not hold. */
function openNote(note, keys) {
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const [origin, size = "", encoded = ""] = text.split("\n");
  const root = Buffer.from(encoded, "base64");
  if (!/^(0|[1-9]\d{0,14})$/.test(size) || root.length !== 32 || root.toString("base64") !== encoded)
    return { origin: null, fault: "It is no checkpoint." };
  for (const line of note.slice(text.length + 1).split("\n")) {
    const [, name, written = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const signature = Buffer.from(written, "base64");
    const isBy = (key) => key.name === name && name === origin && key.id === signature.toString("hex", 0, 4);
    const signer = keys.find(isBy);
    if (signer === undefined) continue;
    const jwk = { kty: "OKP", crv: "Ed25519", x: signer.bytes.toString("base64url") };
    const holds = verify(
      null,
      Buffer.from(text),
      createPublicKey({ key: jwk, format: "jwk" }),
      signature.subarray(4),
    );
    return holds
      ? { origin, size: Number(size), root, signer }
      : { origin, fault: `The signature of ${name} is not over this text.` };
  }
  return { origin, fault: "Nobody whose key is known signed it." };
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
  const [, articleId, seq, hash] = /assay-ledger:([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{64})/.exec(text) ?? [];
  takePublished(name, "pdf", { articleId, seq: Number(seq), hash }, [], false);
  takeNote(name, /assay-checkpoint:([A-Za-z0-9+/=]+)/.exec(text)?.[1]);
  return null;
}

/** A newer edition is told of above what was published: without that notice the bytes are the same. */
const NOTICE =
  /<body>\n<aside class="banner" aria-label="[^"<>]*"><p>[^<>]*<a href="\/r\/[^"<>]*">[^<>]*<\/a>[^<>]*<\/p><\/aside>/;

function takePage(name, bytes, text) {
  const named = /<meta name="assay-ledger" content="(\S+) (\d{1,15}) ([0-9a-f]{64})">/.exec(text);
  const [, articleId, seq, hash] = named ?? [];
  const sums = [bytes, text.replace(NOTICE, "<body>")].map((each) => sha256(each).toString("hex"));
  takePublished(
    name,
    "page",
    { articleId, seq: Number(seq), hash },
    sums,
    text.includes('<link rel="canonical" href="'),
  );
  takeNote(name, /<meta name="assay-checkpoint" content="([A-Za-z0-9+/=]+)">/.exec(text)?.[1]);
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
    takePublished(name, "json", named, [sha256(bytes).toString("hex")], isObject(json.edition));
    if (isText(json.proof?.checkpoint)) files.notes.push({ name, note: json.proof.checkpoint });
  } else if (isCount(json?.from) && isCount(json.to) && hashes !== null)
    files.joints.push({ ...json, name, hashes });
  else return "It is none of the files that can be checked.";
  return null;
}

function takePublished(name, kind, { articleId, seq, hash }, sums, isPublished) {
  const isNamed = isText(articleId) && isCount(seq) && isHash(hash);
  files.published.push({ name, kind, named: isNamed ? { articleId, seq, hash } : null, sums, isPublished });
}

function takeNote(name, encoded) {
  if (encoded !== undefined) files.notes.push({ name, note: Buffer.from(encoded, "base64").toString() });
}

const readHashes = (hashes) =>
  Array.isArray(hashes) && hashes.every((each) => isText(each) && /^[A-Za-z0-9+/]{43}=$/.test(each))
    ? hashes.map((each) => Buffer.from(each, "base64"))
    : null;

/** Why it cannot be read as a proof. */
function proofFault({ version, articleId, log, entries, shown }) {
  if (version !== 1) return "It is a proof of another version than 1.";
  const texts = [articleId, log?.origin, log?.key, log?.checkpoint].every(isText);
  if (!texts || ![log.olderKeys, entries, shown].every(Array.isArray) || !log.olderKeys.every(isText))
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
  const keys = [log.key, ...log.olderKeys].map(readKey);
  if (keys.includes(null)) return say("unproven", name, null, "Its keys cannot be read.");
  const head = openNote(log.checkpoint, keys);
  if (head.fault !== undefined)
    return say("refuted", name, null, `Its checkpoint does not hold. ${head.fault}`);
  if (head.origin !== log.origin)
    return say("refuted", name, null, "Its checkpoint is of another log than it says.");
  say("proven", name, null, `The log ${head.origin} had ${head.size} entries, and signed so.`);
  checkKey(proof, head.signer.written);
  const wrong = misplaced(proof, head) ?? falselyShown(proof);
  if (wrong !== null) return say("refuted", name, wrong.seq, wrong.why);
  Object.assign(proof, { keys, head });
  const placed = entries.filter(({ index }) => index !== null);
  const waiting = entries.find(({ index }) => index === null);
  const ahead = shown.find(({ at }) => at > now);
  if (placed.length > 0)
    say("proven", name, null, `${placed.length} entries of the article are in that log.`);
  if (waiting)
    say(
      "unproven",
      name,
      waiting.seq,
      "From here on entries came after the checkpoint. Save the proof again.",
    );
  if (ahead) say("unproven", name, ahead.seq, `It is dated ${ahead.at}, which is still to come.`);
}

/** That a key is the desk's own, only somebody who got it another way can tell. */
function checkKey({ name, log }, signer) {
  const given = files.keys.filter((each) => each.keys.some((key) => key.startsWith(`${log.origin}+`)));
  if (given.length === 0)
    say("unproven", name, null, `It brings its key itself; compare it with the desk's: ${signer}`);
  else if (given.some((each) => each.keys.includes(signer)))
    say("proven", name, null, "Its key is the one you gave.");
  else if (given[0].keys.some((key) => log.olderKeys.includes(key)))
    say(
      "unproven",
      name,
      null,
      "It calls the key that you gave an older one. That the desk changed it, ask the desk.",
    );
  else say("refuted", name, null, `It was not signed with the key in ${given[0].name}.`);
}

/** A log takes an article's entries in their order, and each must lead to its root. */
function misplaced({ articleId, entries }, { size, root }) {
  let [lastSeq, lastIndex] = [0, -1];
  for (const { seq, hash, index, hashes } of entries) {
    if (seq <= lastSeq || (index !== null && index <= lastIndex))
      return { seq, why: "It does not stand in the order in which entries came." };
    lastSeq = seq;
    lastIndex = index ?? lastIndex;
    if (
      index !== null &&
      !rootFrom(leafHash(articleId, { seq, hash }), index, size, readHashes(hashes))?.equals(root)
    )
      return { seq, why: "It is not in the log where the proof says." };
  }
  return null;
}

function falselyShown({ articleId, entries, shown }) {
  for (const entry of shown) {
    const isPlaced = entries.some(({ seq, hash }) => seq === entry.seq && hash === entry.hash);
    const why =
      hashFault(entry) ??
      (isPlaced && entry.articleId === articleId ? null : "It is not the one in the log.");
    if (why !== null) return { seq: entry.seq, why };
  }
  return null;
}

function checkLedger(
  { name, articleId, count, fault, backwards, ahead, withheld, pseudonymous, hashAt },
  proofs,
) {
  if (fault !== null) say("refuted", name, fault.seq, fault.why);
  else
    say(
      "proven",
      name,
      null,
      `Its ${count} entries follow on each other without a gap, and their hashes are right.`,
    );
  if (backwards) say("refuted", name, backwards, "It is dated before the entry before it.");
  if (ahead) say("unproven", name, ahead, "It is dated in the future.");
  if (withheld)
    say("unproven", name, withheld, "From here on there are entries that withhold what they say.");
  if (pseudonymous) say("unproven", name, pseudonymous, "From here on there are entries under a pseudonym.");
  const own = proofs.filter((proof) => proof.articleId === articleId);
  for (const { name: other, entries } of own) {
    const differs = entries.find(({ seq, hash }) => seq <= count && hashAt(seq) !== hash);
    if (differs) say("refuted", name, differs.seq, `It is another entry than in ${other}.`);
    if (differs || fault !== null) continue;
    const beyond = entries.find(({ seq }) => seq > count);
    if (beyond)
      say("refuted", name, count + 1, `The ledger ends before it, and ${other} has entry ${beyond.seq}.`);
    const placed = new Set(
      entries.filter(({ seq, index }) => seq <= count && index !== null).map(({ seq }) => seq),
    );
    if (placed.size > 0) say("proven", name, null, `${placed.size} of its ${count} entries are in the log.`);
    let missing = 1;
    while (placed.has(missing)) missing += 1;
    if (missing <= count) say("unproven", name, missing, `${other} shows no place in the log for it.`);
  }
  if (own.length === 0 && fault === null && count > 0)
    say(
      "unproven",
      name,
      null,
      "Whether all of it was hashed anew, a ledger alone cannot tell. Add a proof.",
    );
}

/** Two files of one article tell one history. */
function compare(one, before) {
  if (one.articleId !== before.articleId) return;
  const differs = one
    .seqs()
    .find((seq) => before.hashAt(seq) !== null && before.hashAt(seq) !== one.hashAt(seq));
  if (differs)
    say("refuted", one.name, differs, `It is another entry than in ${before.name}: two histories.`);
}

function checkPublished({ name, kind, named, sums, isPublished }, proofs) {
  if (named === null) say("unproven", name, null, "It names no entry of a ledger.");
  else {
    const { articleId, seq, hash } = named;
    const isOfIt = (each) => each.articleId === articleId;
    const inLog = proofs
      .filter(isOfIt)
      .flatMap(({ entries }) => entries.filter((entry) => entry.seq === seq));
    const inLedger = files.ledgers.filter(isOfIt).map(({ hashAt }) => hashAt(seq));
    const real = inLog[0]?.hash ?? inLedger.find((each) => each !== null);
    if (real === undefined)
      say("unproven", name, seq, "It is the last that the file shows. Add its proof or ledger.");
    else if (real === hash) say("proven", name, seq, "It is the last that the file shows, and there.");
    else say("refuted", name, seq, "It is the last that the file says to show, and another one.");
  }
  if (kind === "pdf")
    return say("unproven", name, null, "No ledger holds the hash of a PDF: check the page or the JSON.");
  const shown = [
    ...proofs.flatMap((proof) => proof.shown.filter(isEdition)),
    ...files.ledgers.flatMap((each) => each.editions),
  ];
  const editions = shown.filter((entry) => named === null || entry.articleId === named.articleId);
  const same = sums.map((sum) => editions.find(({ data }) => [data.sha256, data.jsonSha256].includes(sum)));
  const [found, isUnderNotice] = [same[0] ?? same[1], same[0] === undefined];
  const meant = editions.find(({ data }) => named === null || data.seq === named.seq);
  if (found)
    say(
      "proven",
      name,
      found.seq,
      `${isUnderNotice ? "Under a notice it" : "It"} is edition ${found.data.number}, byte for byte.`,
    );
  else if (!isPublished && named !== null)
    say("unproven", name, null, "It is an export: no ledger holds its hash.");
  else if (editions.length === 0)
    say("unproven", name, null, "Add the proof of this edition, or its ledger.");
  else if (meant) say("refuted", name, meant.seq, `Its bytes are not those of edition ${meant.data.number}.`);
  else say("unproven", name, null, "It is none of the editions shown here.");
}

function checkNotes(proofs) {
  const keys = [
    ...proofs.flatMap((proof) => proof.keys),
    ...files.keys.flatMap((each) => each.keys.map(readKey)),
  ];
  const known = keys.filter((key) => key !== null);
  const opened = files.notes.flatMap(({ name, note }) => {
    const head = openNote(note, known);
    const isOurs = known.some((key) => key.name === head.origin);
    if (head.origin === null || !isOurs)
      say(
        "unproven",
        name,
        null,
        `Its checkpoint is of ${head.origin ?? "no log"}, of which nothing else is here.`,
      );
    else if (head.fault !== undefined)
      say("refuted", name, null, `Its checkpoint does not hold. ${head.fault}`);
    else
      say(
        "proven",
        name,
        null,
        `Its checkpoint says that the log had ${head.size} entries, and is signed by it.`,
      );
    return head.fault === undefined && isOurs ? [{ name, ...head }] : [];
  });
  const heads = [...proofs.map(({ name, head }) => ({ name, ...head, isProof: true })), ...opened];
  for (const origin of new Set(heads.map((each) => each.origin))) {
    const own = heads.filter((each) => each.origin === origin);
    const best = own.filter((each) => each.isProof);
    const newest = (best.length > 0 ? best : own).reduce((most, each) =>
      each.size > most.size ? each : most,
    );
    const tree = new Map();
    for (const { articleId, entries, head } of proofs)
      if (head.origin === origin && head.size === newest.size && head.root.equals(newest.root))
        for (const entry of entries)
          if (entry.index !== null)
            rootFrom(leafHash(articleId, entry), entry.index, head.size, readHashes(entry.hashes), tree);
    for (const each of own) if (each !== newest) compareHeads(each, newest, tree);
  }
}

function compareHeads(one, newest, tree) {
  const [older, newer] = one.size <= newest.size ? [one, newest] : [newest, one];
  const joins = ({ from, to, hashes }) =>
    from === older.size && to === newer.size && isConsistent(older, newer, hashes);
  const root =
    one.size === newest.size ? newest.root : newer === newest ? knownHash(0, older.size, tree) : null;
  if (root?.equals(older.root) || (one.size !== newest.size && files.joints.some(joins)))
    say(
      "proven",
      one.name,
      null,
      `The log of ${newer.name} begins with all ${older.size} entries that ${older.name} saw.`,
    );
  else if (root !== null)
    say(
      "refuted",
      one.name,
      null,
      `${newer.name} and ${older.name} show two histories, both signed by the log.`,
    );
  else
    say("unproven", one.name, null, `Add the desk's …/log/consistency?from=${older.size}&to=${newer.size}.`);
}

// ── The whole.

const names = process.argv.slice(2);
if (names.length === 0) console.log("node verify.mjs FILE…");
for (const name of names) {
  try {
    const why = await read(name);
    if (why !== null) say("unproven", name, null, why);
  } catch (error) {
    say("unproven", name, null, `It cannot be read: ${error.message}`);
  }
}
files.proofs.forEach(checkProof);
const sound = files.proofs.filter(({ head }) => head !== null);
for (const ledger of files.ledgers) checkLedger(ledger, sound);
const histories = [
  files.ledgers.map((ledger) => ({
    ...ledger,
    seqs: () => Array.from({ length: ledger.count }, (_, at) => at + 1),
  })),
  sound.map((proof) => {
    const bySeq = new Map(proof.entries.map(({ seq, hash }) => [seq, hash]));
    return { ...proof, seqs: () => [...bySeq.keys()], hashAt: (seq) => bySeq.get(seq) ?? null };
  }),
];
for (const kind of histories)
  kind.forEach((one, at) => {
    for (const before of kind.slice(0, at)) compare(one, before);
  });
for (const each of files.published) checkPublished(each, sound);
checkNotes(sound);
if (files.proofs.length + files.notes.length === 0)
  for (const { name } of [...files.keys, ...files.joints])
    say("unproven", name, null, "By itself it shows nothing.");
process.exitCode = said.refuted > 0 ? 1 : said.proven > 0 ? 0 : 2;
