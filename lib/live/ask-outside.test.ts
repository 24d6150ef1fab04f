import { afterEach, describe, expect, it } from "vitest";
import { createFetcher } from "../fetch/create-fetcher";
import { askOutside } from "./ask-outside";
import { loopbackFetcher, serve, type TestServer } from "./testing/serve-witness";

const servers: TestServer[] = [];
afterEach(async () => {
  for (const each of servers.splice(0)) await each.stop();
});

const asked = { type: "text/plain", body: "Hello", waitMs: 1_000 };
const strict = { isOff: false, allowed: [], proxy: null, userAgent: "Assay (tests)" };

describe("asking somebody outside", () => {
  it("gives back what was answered, whatever the status", async () => {
    const server = await serve((body, response) =>
      response.writeHead(409, { "Content-Type": "Text/X.tlog.size; charset=utf-8" }).end(`${body} you`),
    );
    servers.push(server);
    const answer = await askOutside({ ...asked, address: server.address, fetcher: loopbackFetcher() });
    expect(answer).toMatchObject({ ok: true, value: { status: 409, type: "text/x.tlog.size" } });
    if (answer.ok) expect(new TextDecoder().decode(answer.value.body)).toBe("Hello you");
  });

  it.each([
    ["http://169.254.169.254/latest", strict, /private network/],
    ["https://127.0.0.1/", strict, /private network/],
    ["http://example.org:22/", strict, /unusual port/],
    ["http://example.org/", { ...strict, isOff: true }, /ASSAY_FETCH=off/],
  ])("says of %s why it is not asked", async (address, settings, sentence) => {
    expect(await askOutside({ ...asked, address, fetcher: createFetcher(settings) })).toEqual({
      ok: false,
      failure: expect.stringMatching(sentence),
    });
  });

  it("says that nobody answers there", async () => {
    const server = await serve(() => undefined);
    await server.stop();
    expect(await askOutside({ ...asked, address: server.address, fetcher: loopbackFetcher() })).toMatchObject(
      {
        failure: expect.stringMatching(/could not be reached/),
      },
    );
  });
});
