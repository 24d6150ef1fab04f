import { equalBytes } from "@noble/curves/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBER, Integer, Null, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  Certificate,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import { fail, ok, type Result } from "../domain/result";

/** That a text was there at a time, and who says so, by the name in their certificate. */
export type TimeStamp = { readonly at: Date; readonly authority: string };

/** What is stamped, as text, and the 8 bytes by which an answer is told from an older one. */
export type StampRequest = { readonly text: string; readonly nonce: Uint8Array };

const SHA_256 = "2.16.840.1.101.3.4.2.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const COMMON_NAME = "2.5.4.3";
const ORGANISATION = "2.5.4.10";

/** Asks for a time stamp of the SHA-256 of a text in UTF-8, with the certificate, as DER (RFC 3161, 2.4.1). */
export function writeStampRequest({ text, nonce }: StampRequest): Uint8Array {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() });
  const hashedMessage = new OctetString({ valueHex: sha256(utf8ToBytes(text)) });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    certReq: true,
    nonce: new Integer({ valueHex: positive(nonce) }),
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * Reads an answer (RFC 3161, 2.4.2) and checks that it is for this request, that its signature holds, and that whoever
 * signed it was certified for time stamps, at that time, by one of `trusted` (certificates as DER). Whether a certificate
 * was revoked is not asked. Fails with a sentence; never throws on what was answered.
 */
export async function readStampReply(
  reply: Uint8Array,
  { text, nonce }: StampRequest,
  trusted: readonly Uint8Array[],
): Promise<Result<TimeStamp, string>> {
  const signed = openReply(reply);
  if (!signed.ok) return signed;
  const { token, info } = signed.value;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOfText =
    hashAlgorithm.algorithmId === SHA_256 &&
    equalBytes(hashedMessage.valueBlock.valueHexView, sha256(utf8ToBytes(text)));
  if (!isOfText) return fail("Its time stamp is of something else.");
  if (info.nonce === undefined || !equalBytes(info.nonce.valueBlock.valueHexView, positive(nonce)))
    return fail("Its time stamp answers another request.");
  const signer = await verifySigner(token, text, trusted);
  return signer.ok ? ok({ at: info.genTime, authority: nameOf(signer.value) }) : signer;
}

type Opened = { readonly token: SignedData; readonly info: TSTInfo };

function openReply(reply: Uint8Array): Result<Opened, string> {
  try {
    const response = new TimeStampResp({ schema: fromBER(Uint8Array.from(reply)).result });
    // RFC 3161: granted, and granted with changes.
    if (response.status.status > 1 || response.timeStampToken === undefined)
      return fail("It refused to stamp the checkpoint.");
    if (response.timeStampToken.contentType !== SIGNED_DATA) return fail(NO_STAMP);
    const token = new SignedData({ schema: response.timeStampToken.content });
    const content = token.encapContentInfo.eContent?.getValue();
    if (token.encapContentInfo.eContentType !== TST_INFO || content === undefined) return fail(NO_STAMP);
    return ok({ token, info: TSTInfo.fromBER(content) });
  } catch {
    // What the reader of ASN.1 throws at depends on where the answer goes wrong.
    return fail(NO_STAMP);
  }
}

const NO_STAMP = "Its answer is no time stamp. Check its address.";

async function verifySigner(
  token: SignedData,
  text: string,
  trusted: readonly Uint8Array[],
): Promise<Result<Certificate, string>> {
  try {
    const { signatureVerified, signerCertificate } = await token.verify({
      signer: 0,
      data: Uint8Array.from(utf8ToBytes(text)).buffer,
      trustedCerts: trusted.map((each) => Certificate.fromBER(Uint8Array.from(each))),
      checkChain: true,
      extendedMode: true,
    });
    if (signatureVerified !== true || !(signerCertificate instanceof Certificate)) return fail(NOT_SIGNED);
    return isForTimeStamps(signerCertificate) ? ok(signerCertificate) : fail(NOT_CERTIFIED);
  } catch {
    return fail(NOT_SIGNED);
  }
}

const NOT_SIGNED =
  "Its time stamp is not signed by an authority that is trusted here. Name the file of its root certificates in ASSAY_TSA_CA.";
const NOT_CERTIFIED = "Its certificate is not one for time stamps.";

/** For nothing else, and said so that nobody passes it over (RFC 3161, 2.3). */
function isForTimeStamps({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const { parsedValue } = usage ?? {};
  return (
    usage?.critical === true &&
    parsedValue instanceof ExtKeyUsage &&
    parsedValue.keyPurposes.length === 1 &&
    parsedValue.keyPurposes[0] === TIME_STAMPING
  );
}

function nameOf({ subject }: Certificate): string {
  const named = (type: string) => subject.typesAndValues.find((each) => each.type === type);
  const found = named(COMMON_NAME) ?? named(ORGANISATION);
  return String(found?.value.valueBlock.value ?? "").slice(0, 200) || "An authority without a name";
}

/** As the bytes of a positive number in DER, which begin with neither a sign nor a zero. */
const positive = (nonce: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(nonce, (byte, at) => (at === 0 ? (byte & 0x3f) | 0x40 : byte));
