import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { parseEnvironment } from "../env";
import { startSite } from "./testing/loopback-site";

const run = promisify(execFile);

/** What a process of its own gets, whose environment says this. */
async function inProcess(address: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const program = path.join(import.meta.dirname, "testing", "fetch-once.ts");
  const { stdout } = await run(process.execPath, ["--import", "tsx", program, address], {
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"],
      DATABASE_URL: "postgresql://a@127.0.0.1/a",
      ...variables,
    },
  });
  return stdout.trim();
}

it("does as the environment of its process says: off, only public, or with what is allowed", async () => {
  const { host, url, asked, stop } = await startSite({
    "/": (request, response) => response.end(request.headers["user-agent"]),
  });
  try {
    const [off, closed, open] = await Promise.all([
      inProcess(url, { ASSAY_FETCH: "off", ASSAY_FETCH_ALLOW: host }),
      inProcess(url, {}),
      inProcess(url, {
        ASSAY_FETCH_ALLOW: `intranet.example, ${host}`,
        NEXTAUTH_URL: "https://desk.example",
      }),
    ]);
    expect(off).toBe(
      "This installation does not open links (ASSAY_FETCH=off). Paste the text, or save the page and send the file.",
    );
    expect(closed).toContain("Only the usual ports");
    expect(open).toMatch(/^Assay\/\d+\.\d+\.\d+ \(\+https:\/\/desk\.example; fact-checking desk\)$/);
    expect(asked).toHaveLength(1);
  } finally {
    await stop();
  }
});

it("says what is wrong with the environment", () => {
  const given = (variables: Readonly<Record<string, string>>) => () =>
    parseEnvironment({ DATABASE_URL: "postgresql://a@127.0.0.1/a", ...variables });
  expect(given({ ASSAY_FETCH: "no" })).toThrow("ASSAY_FETCH: Write on or off.");
  expect(given({ ASSAY_FETCH_ALLOW: "a.example,http://b" })).toThrow(
    /ASSAY_FETCH_ALLOW: Write hosts with commas/,
  );
  expect(given({ ASSAY_FETCH_PROXY: "proxy:3128" })).toThrow(/ASSAY_FETCH_PROXY: Write an address like http/);
  expect(given({ ASSAY_FETCH_ALLOW: "[::1]:8080, a.example," })().ASSAY_FETCH_ALLOW).toEqual([
    { host: "::1", port: 8080 },
    { host: "a.example", port: null },
  ]);
});
