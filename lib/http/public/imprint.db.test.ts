import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as showMethod } from "@/app/w/[slug]/method/route";
import { disconnect } from "../../database/client";
import { handlerOf } from "../door-tests/every-route";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";
import { showReportList } from "./public-list";
import { showEdition } from "./public-report";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const { reviewed, published } = reportsAt(() => door);

const SAID = {
  name: "Harbour Facts",
  method: "Two people look at **every** claim.",
  corrections: "Write to desk@harbour.example.",
  licence: "CC BY 4.0",
  meanings: { true: "Nothing of weight is missing.", false: " " },
  accent: "#FFCC00",
  headlineFace: "sans",
};

const save = async (version: number, fields: object = {}, as: "owner" | "editor" = "owner") =>
  door.knock(await handlerOf(API.saveImprint), {
    as,
    params: { slug: door.slug },
    json: { ...SAID, version, ...fields },
  });
const method = (query = "") => door.knock(showMethod, { ...stranger, params: { slug: door.slug }, query });
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64");

describe("what a desk says of itself", () => {
  it("is nowhere until it is said; then each edition keeps the version that it was published under", async () => {
    const { id } = await reviewed();
    expect(await method()).toMatchObject({ status: 404 });
    const { slug } = await published(id);
    const logo = base64(await sharp({ create: BLANK }).png().toBuffer());
    const first = await save(0, { logo });
    expect(first).toMatchObject({
      status: 200,
      body: {
        version: 1,
        meanings: { true: "Nothing of weight is missing." },
        logo: { width: 200, height: 50 },
      },
    });
    await published(id, { note: "With our method." });
    expect(await save(1, { method: "Three people look." })).toMatchObject({
      body: { version: 2, logo: { width: 200 } },
    });
    await published(id, { note: "Three now.", readers: "public" });
    const list = await door.knock(showReportList, { ...stranger, params: { slug: door.slug } });
    expect(list.body).toContain("Fact checks by <bdi>Harbour Facts</bdi>");
    expect(list.body).toContain(`href="/w/${door.slug}/method"`);

    const pageOf = async (number: string) =>
      String((await door.knock(showEdition, { ...stranger, params: { slug, number } })).body);
    const pages = await Promise.all(["1", "2", "3"].map(pageOf));
    expect(pages[0]).not.toContain("How we check");
    expect(pages[1]).toContain("Two people look at <strong>every</strong> claim.");
    expect(pages[2]).toContain("Three people look.");
    for (const page of pages.slice(1))
      for (const words of ["Harbour Facts", "CC BY 4.0", "Nothing of weight", "data:image/png;base64,"])
        expect(page).toContain(words);
    expect((await method()).body).toContain("Three people look.");
    expect((await method("version=1")).body).toContain("Two people look at");
    for (const query of ["version=9", "version=x", "version=0"])
      expect(await method(query)).toMatchObject({ status: 404 });
    for (const odd of ["no-such-desk", "a\u0000b", "\ud800"])
      expect(await door.knock(showMethod, { ...stranger, params: { slug: odd } })).toMatchObject({
        status: 404,
      });
  });

  it("is changed by owners alone, and never over what somebody else saved meanwhile", async () => {
    const readImprint = await handlerOf(API.readImprint);
    const { body } = await door.knock(readImprint, { as: "viewer", params: { slug: door.slug } });
    const { version } = API.readImprint.answer?.parse(body) ?? expect.unreachable();
    expect(await save(version, {}, "editor")).toMatchObject({ status: 403 });
    const answers = await Promise.all([save(version), save(version)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("refuses what it cannot use, at its field", async () => {
    const wrong = [
      ["accent", { accent: "yellow" }],
      ["method", { method: "x".repeat(10_001) }],
      ["headlineFace", { headlineFace: "comic" }],
      ["logo", { logo: "%%%" }],
      ["logo", { logo: base64("GIF89a, or so it says") }],
      [
        "logo",
        {
          logo: base64(
            await sharp({ create: { ...BLANK, width: 8000, height: 5000 } })
              .png()
              .toBuffer(),
          ),
        },
      ],
      ["logo", { logo: base64(await sharp({ create: BLANK }).webp().toBuffer()) }],
    ] as const;
    for (const [path, fields] of wrong)
      expect(await save(0, fields)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  it("draws an SVG anew, so that nothing of it runs or is fetched", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" onload="alert(1)"><script>alert(2)</script><image href="file:///etc/passwd" width="9" height="9"/><rect width="200" height="50" fill="red"/></svg>`;
    const readImprint = await handlerOf(API.readImprint);
    const { body } = await door.knock(readImprint, { as: "viewer", params: { slug: door.slug } });
    const { version } = API.readImprint.answer?.parse(body) ?? expect.unreachable();
    const saved = API.saveImprint.answer?.parse((await save(version, { logo: base64(svg) })).body);
    const png = Buffer.from(saved?.logo?.url.split(",")[1] ?? "", "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect((await sharp(png).stats()).dominant).toMatchObject({ r: 248, g: 8, b: 8 });
  });
});

const BLANK = { width: 200, height: 50, channels: 3, background: "#224488" } as const;
