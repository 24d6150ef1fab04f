import { createHash } from "node:crypto";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { parseAllowedHost } from "../domain/allowed-host";
import { createFetcher, type FetchOptions, type FetchSettings } from "./create-fetcher";
import { type Page, pretendingToConnect, startProxy, startRawSite, startSite } from "./testing/loopback-site";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const closing = async <T extends { readonly stop: () => Promise<void> }>(
  starting: Promise<T>,
): Promise<T> => {
  const site = await starting;
  stops.push(site.stop);
  return site;
};

const site = (pages: Readonly<Record<string, Page>>) => closing(startSite(pages));
const rawSite = (...given: Parameters<typeof startRawSite>) => closing(startRawSite(...given));

const allow = (...hosts: readonly string[]) => hosts.flatMap((host) => parseAllowedHost(host) ?? []);
const fetcher = (settings: Partial<FetchSettings> = {}) =>
  createFetcher({ isOff: false, allowed: [], proxy: null, userAgent: "Assay/test", ...settings });

async function fetched(address: string, settings?: Partial<FetchSettings>, options?: FetchOptions) {
  const result = await fetcher(settings)(address, options);
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`);
  return result.value;
}

async function failing(address: string, settings?: Partial<FetchSettings>, options?: FetchOptions) {
  const result = await fetcher(settings)(address, options);
  if (result.ok) throw new Error(`It answered ${result.value.status}.`);
  expect(result.failure.message).toMatch(/^[A-Z].*[.)]$/s);
  return result.failure;
}

const kindOf = async (...given: Parameters<typeof failing>) => (await failing(...given)).kind;
const say =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Page =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const goTo = (location: string, status = 302): Page => say("", { location }, status);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("what is fetched", () => {
  it("answers with bytes, type, charset, headers that are safe, and the moment", async () => {
    const { url, host, asked } = await site({
      "/a": say("<p>a", { "Content-Type": 'Text/HTML; charset="UTF-8"', "Set-Cookie": "a=b", ETag: '"1"' }),
    });
    const answer = await fetched(`${url}/a?b=c#d`, { allowed: allow(host) });
    expect(answer).toMatchObject({
      status: 200,
      finalUrl: `${url}/a?b=c`,
      mediaType: "text/html",
      charset: "UTF-8",
      redirects: [],
      headers: { etag: '"1"' },
    });
    expect(text(answer.bytes)).toBe("<p>a");
    expect(Object.keys(answer.headers)).not.toContain("set-cookie");
    expect(Date.now() - answer.fetchedAt.getTime()).toBeLessThan(10_000);
    expect(asked[0]?.headers).toMatchObject({
      "user-agent": "Assay/test",
      host,
      "accept-encoding": "gzip, deflate, br",
    });
    expect(asked[0]?.url).toBe("/a?b=c");
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
    ["GZIP, br", (bytes: Uint8Array) => brotliCompressSync(gzipSync(bytes))],
    ["identity", (bytes: Uint8Array) => bytes],
  ] as const)("unpacks %s", async (encoding, pack) => {
    const body = Buffer.from("Words that are packed. ".repeat(10_000));
    const { url, host } = await site({ "/": say(pack(body), { "Content-Encoding": encoding }) });
    const { bytes } = await fetched(url, { allowed: allow(host) });
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(
      createHash("sha256").update(body).digest("hex"),
    );
  });

  it("knows by its bytes what a body is, whatever was declared", async () => {
    const { url, host } = await site({
      "/pdf": say("%PDF-1.7 ", { "Content-Type": "text/html; charset=utf-8" }),
      "/none": say("<!DOCTYPE html><p>a"),
      "/bytes": say(Uint8Array.of(1, 2, 3)),
      "/words": say("words", { "Content-Type": "rubbish" }),
      "/docx": say("PK\x03\x04", { "Content-Type": "application/vnd.openxmlformats-officedocument" }),
    });
    const typeOf = async (path: string) => (await fetched(url + path, { allowed: allow(host) })).mediaType;
    expect(await Promise.all(["/pdf", "/none", "/bytes", "/words", "/docx"].map(typeOf))).toEqual([
      "application/pdf",
      "text/html",
      "application/octet-stream",
      "text/plain",
      "application/vnd.openxmlformats-officedocument",
    ]);
    const failure = await failing(`${url}/pdf`, { allowed: allow(host) }, { accept: ["text/*"] });
    expect(failure).toMatchObject({
      kind: "wrong-type",
      message: expect.stringContaining("application/pdf"),
    });
    await fetched(`${url}/pdf`, { allowed: allow(host) }, { accept: ["text/*", "application/pdf"] });
  });

  it("sends what is to be sent, and takes a redirect of it for a failure where none is wanted", async () => {
    let body = "";
    const { url, host, asked } = await site({
      "/hook": (request, response) => {
        request.on("data", (chunk) => (body += chunk));
        request.on("end", () => response.writeHead(204).end());
      },
      "/away": goTo("/hook", 307),
    });
    const options: FetchOptions = {
      method: "POST",
      body: "é",
      headers: { "Webhook-Id": "1" },
      maxRedirects: 0,
    };
    expect((await fetched(`${url}/hook`, { allowed: allow(host) }, options)).status).toBe(204);
    expect(body).toBe("é");
    expect(asked[0]).toMatchObject({ method: "POST", headers: { "webhook-id": "1", "content-length": "2" } });
    expect(await kindOf(`${url}/away`, { allowed: allow(host) }, options)).toBe("too-many-redirects");
  });
});

describe("where a connection may go", () => {
  it("goes to the address that was checked, not to what the name is later", async () => {
    const { port, asked } = await site({ "/": say("a") });
    const { meant, connectTo } = pretendingToConnect(port);
    const names = ["8.8.8.8", "127.0.0.1"];
    const rebinding = fetcher({ resolve: async () => [names.shift() ?? "127.0.0.1"], connectTo });
    expect((await rebinding("http://rebind.example/")).ok).toBe(true);
    expect(meant).toEqual(["8.8.8.8"]);
    expect(await rebinding("http://rebind.example/")).toMatchObject({ failure: { kind: "private-address" } });
    expect(meant).toEqual(["8.8.8.8"]);
    expect(asked).toHaveLength(1);
  });

  it("connects for real to the resolved address alone, with the name as its host", async () => {
    const { port, asked } = await site({ "/": say("a") });
    await fetched(`http://site.example:${port}/`, {
      allowed: allow(`site.example:${port}`),
      resolve: async () => ["127.0.0.1"],
    });
    expect(asked[0]?.headers.host).toBe(`site.example:${port}`);
  });

  it.each([["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["2606:4700::1", "::1"], ["::ffff:169.254.169.254"]])(
    "refuses a name that is %s, and connects to nothing",
    async (...addresses) => {
      const { meant, connectTo } = pretendingToConnect(1);
      const settings = { resolve: async () => addresses, connectTo };
      expect(await kindOf("https://inside.example/", settings)).toBe("private-address");
      expect(meant).toEqual([]);
    },
  );

  it.each([
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "//127.0.0.1/x",
  ])("looks again at where a redirect leads: %s", async (location) => {
    const { port, asked } = await site({ "/": goTo(location) });
    const { meant, connectTo } = pretendingToConnect(port);
    const failure = await failing("http://public.example/", { resolve: async () => ["1.1.1.1"], connectTo });
    expect(failure.kind).toBe("private-address");
    expect(meant).toEqual(["1.1.1.1"]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["http://public.example:25/", "bad-port"],
    ["ftp://public.example/", "bad-scheme"],
    ["file:///etc/passwd", "bad-scheme"],
    ["http://me:pw@public.example/", "credentials"],
    ["http://[", "bad-answer"],
  ])("does not follow a redirect to %s", async (location, kind) => {
    const { port } = await site({ "/": goTo(location) });
    const { connectTo } = pretendingToConnect(port);
    expect(await kindOf("http://public.example/", { resolve: async () => ["1.1.1.1"], connectTo })).toBe(
      kind,
    );
  });

  it("refuses loopback for real, with the system's own resolver", async () => {
    const { url, port, asked } = await site({ "/": say("secret") });
    expect(await kindOf(url)).toBe("bad-port");
    expect(await kindOf("http://127.0.0.1/")).toBe("private-address");
    expect(await kindOf("http://localhost/")).toBe("private-address");
    expect(await kindOf(`http://localhost:${port}/`, { allowed: allow("127.0.0.1") })).toBe("bad-port");
    expect(asked).toEqual([]);
  });

  it("says that nobody knows a name, that nobody answers, that links are off", async () => {
    expect(await kindOf("http://nobody.example/", { resolve: async () => [] })).toBe("unknown-host");
    const gone = await startSite({});
    await gone.stop();
    expect(await kindOf(gone.url, { allowed: allow(gone.host) })).toBe("unreachable");
    expect(await failing("http://example.org/", { isOff: true })).toMatchObject({
      kind: "off",
      message: expect.stringContaining("ASSAY_FETCH=off"),
    });
  });
});

describe("redirects", () => {
  it("follows five, tells them, and stops at more", async () => {
    const hops = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`/${at}`, goTo(`/${at + 1}`)]));
    const { url, host, asked } = await site({ ...hops, "/50": say("end") });
    const answer = await fetched(`${url}/45`, { allowed: allow(host) });
    expect(answer).toMatchObject({
      finalUrl: `${url}/50`,
      redirects: [45, 46, 47, 48, 49].map((at) => `${url}/${at}`),
    });
    asked.splice(0);
    expect(await kindOf(`${url}/0`, { allowed: allow(host) })).toBe("too-many-redirects");
    expect(asked).toHaveLength(6);
  });

  it("gives no secret to another origin, and sends a body on only by 307 and 308", async () => {
    const other = await site({ "/": say("other") });
    const { url, host, asked } = await site({
      "/303": goTo("/", 303),
      "/307": goTo("/", 307),
      "/other": goTo(other.url, 302),
      "/": say("a"),
    });
    const settings = { allowed: allow(host, other.host) };
    const options: FetchOptions = {
      method: "POST",
      body: "b",
      headers: { Authorization: "Bearer t", Accept: "a/b" },
    };
    await fetched(`${url}/303`, settings, options);
    await fetched(`${url}/307`, settings, options);
    await fetched(`${url}/other`, settings, options);
    expect(asked.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ["POST", "Bearer t"],
      ["GET", "Bearer t"],
      ["POST", "Bearer t"],
      ["POST", "Bearer t"],
      ["POST", "Bearer t"],
    ]);
    expect(other.asked[0]?.method).toBe("GET");
    expect(other.asked[0]?.headers).toMatchObject({ accept: "a/b" });
    expect(other.asked[0]?.headers.authorization).toBeUndefined();
  });
});

describe("what a site says", () => {
  it.each([
    [401, "sign-in"],
    [403, "forbidden"],
    [404, "not-found"],
    [410, "gone"],
    [418, "refused"],
    [429, "busy"],
    [451, "forbidden"],
    [500, "site-error"],
    [503, "busy"],
    [304, "refused"],
  ])("tells %i as %s, with the status", async (status, kind) => {
    const { url, host } = await site({ "/": say("", { "Retry-After": "7" }, status) });
    const failure = await failing(url, { allowed: allow(host) });
    expect(failure).toMatchObject({ kind, status, retryAfterSeconds: 7, address: `${url}/` });
    expect(failure.message).toContain(String(status));
  });
});

describe("limits", () => {
  const little = { maxBytes: 100_000, wholeMs: 3_000, idleMs: 1_000 };

  it("stops reading a body without end", async () => {
    let sent = 0;
    const { url, host } = await site({
      "/": (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
          response.once("drain", more);
        };
        more();
      },
    });
    expect(await kindOf(url, { allowed: allow(host), limits: little })).toBe("too-large");
    expect(sent).toBeLessThan(20_000_000);
  });

  it("takes the beginning of a longer body for all of it, where that is wanted", async () => {
    const { url, host } = await site({
      "/said": say("abcdefgh", { "Content-Length": "8" }),
      "/exact": say("abc"),
      "/packed": say(gzipSync(Buffer.alloc(50_000_000, "a")), { "Content-Encoding": "gzip" }),
      "/endless": (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write("a".repeat(1_000)));
          response.once("drain", more);
        };
        more();
      },
    });
    const cut = { maxBytes: 3, isCut: true };
    const settings = { allowed: allow(host), limits: little };
    for (const path of ["/said", "/exact"])
      expect(text((await fetched(`${url}${path}`, settings, cut)).bytes)).toBe("abc");
    expect(text((await fetched(`${url}/endless`, settings, cut)).bytes)).toBe("aaa");
    // What is packed may end before its first letter came out.
    expect("aaa").toContain(text((await fetched(`${url}/packed`, settings, cut)).bytes));
  });

  it("waits as long for a silent site as it is told to", async () => {
    const { url, host } = await site({ "/": () => undefined });
    const settings = { allowed: allow(host), limits: { wholeMs: 20_000, idleMs: 20_000 } };
    const begun = performance.now();
    expect(await kindOf(url, settings, { idleMs: 500 })).toBe("too-slow");
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it("believes a length that is too large, without reading", async () => {
    const { url, host } = await site({
      "/": (_, response) => response.writeHead(200, { "Content-Length": "999999999" }).write("a"),
    });
    expect(await kindOf(url, { allowed: allow(host), limits: little })).toBe("too-large");
  });

  it("stops unpacking a bomb, packed once or twice", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { url, host } = await site({
      "/once": say(bomb, { "Content-Encoding": "gzip" }),
      "/twice": say(gzipSync(bomb), { "Content-Encoding": "gzip, gzip" }),
      "/often": say("a", { "Content-Encoding": "gzip, gzip, gzip, gzip" }),
      "/other": say("a", { "Content-Encoding": "zstd" }),
    });
    const settings = { allowed: allow(host), limits: little };
    const before = process.memoryUsage().rss;
    expect(await kindOf(`${url}/once`, settings)).toBe("too-large");
    expect(await kindOf(`${url}/twice`, settings)).toBe("too-large");
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    expect(await kindOf(`${url}/often`, settings)).toBe("bad-answer");
    expect(await kindOf(`${url}/other`, settings)).toBe("bad-answer");
  });

  it("ends a slow drip and a silence", async () => {
    let drip: NodeJS.Timeout | undefined;
    const { url, host } = await site({
      "/drip": (_, response) => {
        drip = setInterval(() => response.write("a"), 50);
        response.once("close", () => clearInterval(drip));
      },
      "/silence": () => undefined,
      "/begun": (_, response) => response.writeHead(200).write("a"),
    });
    const limits = { ...little, wholeMs: 1_500 };
    const started = performance.now();
    const paths = ["/drip", "/silence", "/begun"];
    const kinds = await Promise.all(
      paths.map((path) => kindOf(url + path, { allowed: allow(host), limits })),
    );
    expect(kinds).toEqual(["too-slow", "too-slow", "too-slow"]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("waits no longer for a resolver that never answers, and stops when it is told to", async () => {
    const limits = { ...little, wholeMs: 200 };
    const resolve = () => new Promise<never>(() => undefined);
    expect(await kindOf("http://slow.example/", { resolve, limits })).toBe("too-slow");
    const { url, host } = await site({ "/": () => undefined });
    const settings = { allowed: allow(host) };
    expect(await kindOf(url, settings, { signal: AbortSignal.timeout(100) })).toBe("cancelled");
    expect(await kindOf(url, settings, { signal: AbortSignal.abort() })).toBe("cancelled");
  });

  it("refuses headers without end, and an answer that is none", async () => {
    const long = await rawSite((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nA: ${"a".repeat(100_000)}\r\n\r\n`),
    );
    const none = await rawSite((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect(await kindOf(long.url, { allowed: allow(long.host) })).toBe("too-large");
    expect(await kindOf(none.url, { allowed: allow(none.host) })).toBe("bad-answer");
  });

  it("finds out a length that lies", async () => {
    const answer = (length: number) => `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\nabcdef`;
    const short = await rawSite((socket) => socket.end(answer(100)));
    const long = await rawSite((socket) => socket.end(answer(3)));
    expect(await kindOf(short.url, { allowed: allow(short.host) })).toBe("interrupted");
    expect(text((await fetched(long.url, { allowed: allow(long.host) })).bytes)).toBe("abc");
  });

  it("finds out what was packed badly", async () => {
    const packed = gzipSync("some words that are packed");
    const { url, host } = await site({
      "/not": say("not packed", { "Content-Encoding": "gzip" }),
      "/cut": say(packed.subarray(0, 20), { "Content-Encoding": "gzip" }),
      "/br": say("not packed", { "Content-Encoding": "br" }),
    });
    for (const path of ["/not", "/cut", "/br"])
      expect(await kindOf(url + path, { allowed: allow(host) })).toBe("bad-answer");
  });

  it("refuses a certificate that nobody signed, and what speaks no TLS", async () => {
    const mail = new SMTPServer({ secure: true });
    mail.on("error", () => undefined);
    await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
    stops.push(() => new Promise((resolve) => mail.close(resolve)));
    const address = mail.server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    expect(await kindOf(`https://127.0.0.1:${port}`, { allowed: allow("127.0.0.1") })).toBe("certificate");
    const plain = await site({ "/": say("a") });
    expect(await kindOf(`https://${plain.host}`, { allowed: allow("127.0.0.1") })).toBe("bad-answer");
  });

  it("leaves no connection open", async () => {
    const { url, host, sockets } = await site({ "/": say("a"), "/big": say(Buffer.alloc(1_000_000)) });
    await fetched(url, { allowed: allow(host) });
    await failing(`${url}/big`, { allowed: allow(host), limits: little });
    await expect.poll(() => sockets.size).toBe(0);
  });
});

describe("a proxy", () => {
  it("is asked in place of the site, also for names that are not known here, and never for what is private", async () => {
    const { port } = await site({ "/page": say("by proxy") });
    const proxy = await closing(startProxy(port));
    const by = (...addresses: readonly string[]) => ({ proxy: proxy.url, resolve: async () => addresses });
    expect(text((await fetched("http://public.example/page", by("1.1.1.1"))).bytes)).toBe("by proxy");
    expect(text((await fetched("http://only-there.example/page", by())).bytes)).toBe("by proxy");
    expect(proxy.asked).toEqual(["public.example:80", "only-there.example:80"]);
    expect(await kindOf("http://10.0.0.1/page", by())).toBe("private-address");
    expect(await kindOf("http://inside.example/page", by("10.0.0.1"))).toBe("private-address");
    expect(proxy.asked).toHaveLength(2);
  });

  it("is said to be away when it is", async () => {
    const gone = await startSite({});
    await gone.stop();
    expect(
      await kindOf("http://public.example/", { proxy: gone.url, resolve: async () => ["1.1.1.1"] }),
    ).toBe("unreachable");
  });
});
