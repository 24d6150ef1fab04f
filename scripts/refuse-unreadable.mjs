const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Answers what Next would break on: a method that it does not know, an address whose percent signs do not decode.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it answered
 */
export function refuseUnreadable({ method = "", url = "" }, response) {
  if (!METHODS.includes(method)) {
    refuse(response, METHOD_NOT_ALLOWED, { Allow: METHODS.join(", ") });
    return true;
  }
  if (isReadable(url)) return false;
  refuse(response, MALFORMED);
  return true;
}

/**
 * Bytes that are no UTF-8 stand for no character; Next decodes each part of a path by itself.
 *
 * @param {string} url
 */
function isReadable(url) {
  if (!url.startsWith("/") && !URL.canParse(url)) return false;
  try {
    const [path = ""] = url.split("?", 1);
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const METHOD_NOT_ALLOWED = {
  type: "/problems/method-not-allowed",
  title: "Method not allowed",
  status: 405,
  detail: `This server takes ${METHODS.join(", ")}.`,
};

const MALFORMED = {
  type: "/problems/malformed",
  title: "Not readable",
  status: 400,
  detail: "The address cannot be read: a percent sign in it begins no UTF-8 character.",
};

/**
 * @param {import("node:http").ServerResponse} response
 * @param {{ status: number }} problem as RFC 9457 has it
 * @param {Readonly<Record<string, string>>} headers
 */
function refuse(response, problem, headers = {}) {
  response.writeHead(problem.status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    ...headers,
  });
  response.end(JSON.stringify(problem));
}
