import { describe, expect, test } from "vitest";
import { readBytes, readJson } from "./read-body";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });

describe("reading a body", () => {
  test("takes exactly the limit and refuses one byte more", async () => {
    expect(await readBytes(post("a".repeat(64)), 64)).toMatchObject({ ok: true });
    expect(await readBytes(post("a".repeat(65)), 64)).toMatchObject({ failure: { kind: "too-large" } });
  });

  test("believes a length that is too large without reading", async () => {
    const request = post("a", { "Content-Length": "999" });
    expect(await readBytes(request, 64)).toMatchObject({ failure: { kind: "too-large" } });
  });

  test("reads to its end what is too large by less than 6 MiB, so that the connection stays usable", async () => {
    let left = 8;
    const stream = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(700_000)) : controller.close()),
    });
    const init = { method: "POST", body: stream, duplex: "half", headers: { "Content-Length": "5600000" } };
    expect(await readBytes(new Request("http://localhost/", init), 64)).toMatchObject({
      failure: { kind: "too-large" },
    });
    expect(left).toBe(-1);
  });

  test("counts what comes, whatever length was promised", async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(40)) });
    const init = { method: "POST", body: stream, duplex: "half", headers: { "Content-Length": "1" } };
    expect(await readBytes(new Request("http://localhost/", init), 64)).toMatchObject({
      failure: { kind: "too-large" },
    });
  });

  test("calls a body that breaks off malformed", async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const init = { method: "POST", body: stream, duplex: "half" };
    expect(await readBytes(new Request("http://localhost/", init), 64)).toMatchObject({
      failure: { kind: "malformed" },
    });
  });

  test("reads JSON of any JSON type, and nothing else", async () => {
    expect(await readJson(post('{"a":1}'), 64)).toEqual({ ok: true, value: { a: 1 } });
    expect(
      await readJson(post("{}", { "Content-Type": "application/merge-patch+json; charset=utf-8" }), 64),
    ).toMatchObject({ ok: true });
    expect(await readJson(post("{}", { "Content-Type": "text/plain" }), 64)).toMatchObject({
      failure: { kind: "unsupported-media-type" },
    });
    expect(await readJson(post("{"), 64)).toMatchObject({ failure: { kind: "malformed" } });
    expect(await readJson(post(new Uint8Array([0xc3, 0x28])), 64)).toMatchObject({
      failure: { kind: "malformed" },
    });
  });

  test("survives lists nested a hundred thousand deep", async () => {
    const nested = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await readJson(post(nested), 1_000_000)).toMatchObject({ ok: expect.any(Boolean) });
  });
});
