/** Why nothing was fetched, as a kind and in plain words: what happened and what to do. */
export type FetchFailure = {
  readonly kind: FetchFailureKind;
  readonly message: string;
  /** Where it happened, which after redirects is not where one began. */
  readonly address: string;
  /** What the site answered; null when it did not come to that. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
};

const PASTE = "Open it in a browser and paste the text.";

const MESSAGES = {
  off: "This installation does not open links (ASSAY_FETCH=off). Paste the text, or save the page and send the file.",
  "bad-address": "This is not a web address. Write it like https://example.org/article.",
  "bad-scheme": "Only http and https addresses can be opened.",
  "bad-port":
    "Only the usual ports (80 and 443) can be opened. Whoever runs Assay can allow this one (ASSAY_FETCH_ALLOW).",
  credentials: "The address has a user name or a password in it. Take them out.",
  "private-address":
    "This address leads into a private network, which is not opened from here. Whoever runs Assay can allow it (ASSAY_FETCH_ALLOW).",
  "unknown-host": "There is no site of this name. Look for a slip in the address.",
  unreachable: `The site could not be reached. Try again later, or ${lowered(PASTE)}`,
  interrupted: `The site ended the connection before everything had come. Try again, or ${lowered(PASTE)}`,
  certificate: `The site's certificate is not valid, so nobody can tell whether it is the site. ${PASTE}`,
  "bad-answer": `The site's answer cannot be read. ${PASTE}`,
  "too-slow": `The site took too long. Try again later, or ${lowered(PASTE)}`,
  "too-large": "What is there is larger than is fetched. Save the part that you need and send the file.",
  "too-many-redirects": `The site sends one from address to address without end. ${PASTE}`,
  "not-found": "The site has no such page (404). Look for a slip in the address.",
  gone: "The site says that this page was taken down for good (410). An archive may have a copy.",
  "sign-in": `The site asks to sign in (401). ${PASTE}`,
  forbidden: `The site does not let us in (403). ${PASTE}`,
  busy: "The site asks to wait before it is asked again. Try again later.",
  "asked-too-often":
    "This site was asked too often from here in the last minute. Try again in a little while.",
  refused: `The site did not take the request. ${PASTE}`,
  "site-error": "The site has an error of its own. Try again later.",
  "wrong-type": "What is there is not of a kind that can be read here.",
  cancelled: "The fetch was cancelled.",
} as const;

export type FetchFailureKind = keyof typeof MESSAGES;

/** A failure with its kind's sentence, or one that says more. */
export const fetchFailure = (
  kind: FetchFailureKind,
  address: string,
  more: Partial<Pick<FetchFailure, "message" | "status" | "retryAfterSeconds">> = {},
): FetchFailure => ({
  kind,
  message: MESSAGES[kind],
  address,
  status: null,
  retryAfterSeconds: null,
  ...more,
});

/** What a status tells that is no success: 4xx and 5xx, and what else there is nothing to read in. */
export function failureOfStatus(status: number, address: string, retryAfter: string | null): FetchFailure {
  const kind = BY_STATUS[status] ?? (status >= 500 ? "site-error" : "refused");
  const isNumbered = MESSAGES[kind].includes(`(${status})`);
  return fetchFailure(kind, address, {
    status,
    retryAfterSeconds: retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null,
    ...(isNumbered ? {} : { message: `${MESSAGES[kind]} (It answered ${status}.)` }),
  });
}

const BY_STATUS: Readonly<Record<number, FetchFailureKind>> = {
  401: "sign-in",
  403: "forbidden",
  404: "not-found",
  407: "sign-in",
  408: "too-slow",
  410: "gone",
  429: "busy",
  451: "forbidden",
  503: "busy",
  504: "too-slow",
};

/** What a thrown error of the network tells; null for one that is not the network's. */
export function failureOfError(error: unknown, address: string): FetchFailure | null {
  const code = codeOf(error);
  if (code === null) return null;
  const kind = BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? "unreachable";
  return fetchFailure(kind, address);
}

const BY_CODE: readonly (readonly [RegExp, FetchFailureKind])[] = [
  [/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/, "too-slow"],
  [/HEADERS?_OVERFLOW$|^UND_ERR_RES_EXCEEDED_MAX_SIZE$/, "too-large"],
  [/^UND_ERR_SOCKET$|^ECONNRESET$|^EPIPE$|PREMATURE_CLOSE$|CONTENT_LENGTH_MISMATCH$/, "interrupted"],
  [/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/, "certificate"],
  [/^HPE_|^Z_|^ERR_(?:SSL|TLS|BROTLI|_ERROR_FORMAT|STREAM)|^ERR__ERROR|^EPROTO$/, "bad-answer"],
  [/^ENOTFOUND$|^EAI_(?:NONAME|NODATA)$/, "unknown-host"],
];

/** Node's and undici's errors have a code, connections to several addresses one for each. */
function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "HTTPParserError") return "HPE_";
  return error.cause === undefined ? null : codeOf(error.cause);
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
