import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { accentFor } from "../../domain/accent";
import { NOTHING_SAID } from "../../domain/imprint";
import { reportImprint } from "../report-imprint";
import { unpacked } from "../testing/read-file";
import { builtReport } from "../testing/report-builder";
import { findWriter } from "./writers";

const SAID = {
  name: "Harbour Facts",
  method: "Two people look at every claim.",
  corrections: "Write to the desk.",
  licence: "CC BY 4.0",
  meanings: { true: "Nothing of weight is missing." },
  accent: "#ffcc00",
  headlineFace: "sans",
} as const;

async function imprint() {
  const drawn = await sharp({ create: { width: 60, height: 20, channels: 3, background: "#224488" } })
    .png()
    .toBuffer();
  const logo = { width: 60, height: 20, png: new Uint8Array(drawn) };
  return reportImprint({ ...NOTHING_SAID, ...SAID, version: 1, logo });
}

async function written(format: string): Promise<string> {
  const writer = findWriter(format) ?? expect.unreachable();
  return unpacked(await writer.write(builtReport("A plain remark.", { imprint: await imprint() })));
}

describe("what a desk says of itself", () => {
  it.each(["html", "md", "docx", "json", "pdf"])("stands in a report as %s", async (format) => {
    const file = (await written(format)).replaceAll(/\s+/g, " ");
    const { name, method, corrections, licence } = SAID;
    for (const said of [name, method, corrections, licence]) expect(file).toContain(said);
  });

  it("gives the page its colour, made readable, its headline's face and its logo", async () => {
    const page = await written("html");
    const { light, dark } = accentFor(SAID.accent);
    expect(page).toContain(`--accent:light-dark(${light},${dark})`);
    expect(page).toContain("h1{font-family:var(--sans)}");
    expect(page).toMatch(
      /<img class="logo" src="data:image\/png;base64,[^"]+" alt="" width="60" height="20">/,
    );
    expect(page).toContain("Nothing of weight is missing.");
  });

  it("changes nothing where nothing is said", async () => {
    expect(reportImprint(NOTHING_SAID)).toBeNull();
    const page = String(await findWriter("html")?.write(builtReport()));
    for (const trace of ["How we check", 'class="logo"', "h1{font-family"]) expect(page).not.toContain(trace);
  });
});
