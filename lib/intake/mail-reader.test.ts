import { describe, expect, it } from "vitest";
import { readIntake, recognise } from "./readers";
import type { IntakeSource, Reading } from "./reading";

const source = (content: string, name: string | null = "a.eml"): IntakeSource => ({
  bytes: new Uint8Array(Buffer.from(content, "latin1")),
  name,
  mediaType: null,
  charset: null,
  address: null,
});

async function read(content: string): Promise<Reading> {
  const result = await readIntake(source(content));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function failing(content: string): Promise<string> {
  const result = await readIntake(source(content));
  if (result.ok || result.failure.kind !== "invalid") throw new Error("This is to be invalid.");
  return result.failure.errors.map(({ path, message }) => `${path}: ${message}`).join("\n");
}

const lines = (...each: readonly string[]) => each.join("\r\n");
const utf8 = (text: string) => Buffer.from(text, "utf8").toString("latin1");
const HEAD = [
  "From: =?utf-8?Q?Ada_L=C3=B6vel?= <ada@example.org>",
  "To: Desk <desk@example.org>",
  "Subject: =?iso-8859-1?Q?F=E4hren?= are",
  " =?utf-8?B?IGRlYXJlcg==?=",
  "Date: Wed, 4 Mar 2026 05:06:07 +0100",
  "Message-ID: <1@example.org>",
  "MIME-Version: 1.0",
];
const mail = (...body: readonly string[]) => lines(...HEAD, ...body);
const parts = (type: string, ...each: readonly (readonly string[])[]) => [
  `Content-Type: ${type}; boundary="=_b ${type.length}"`,
  "",
  "This is for programs of long ago.",
  ...each.flatMap((part) => [`--=_b ${type.length}`, ...part]),
  `--=_b ${type.length}--`,
];
const html = (text: string) => ["Content-Type: text/html; charset=utf-8", "", text];
const plain = (text: string) => ["Content-Type: text/plain; charset=utf-8", "", text];
const warningsOf = ({ warnings }: Reading) => warnings.map(({ message }) => message).join("\n");

describe("what a mail is", () => {
  it.each<readonly [string, string, string | null, string]>([
    ["by its name", "From: a@example.org\n\nText", "a.EML", "mail"],
    ["by fields that programs write", mail("", "Text"), null, "mail"],
    ["by them also when it is called text", mail("", "Text"), "a.txt", "mail"],
    ["not by what people write above a text", "From: the editor\nSubject: Ferries\n\nText", "a.txt", "text"],
    ["not by its name alone", "Only words", "a.eml", "text"],
  ])("is told %s", (_, content, name, format) => {
    expect(recognise(source(content, name))?.format).toBe(format);
  });

  it("is no program that is called so", async () => {
    expect(await failing("MZ\0\x03")).toMatch(/^content: This is a program, whatever it is called\./);
  });
});

describe("a mail", () => {
  it("is its text, with subject, sender and date as what is in doubt", async () => {
    const reading = await read(mail("", "The fare is 4 euros.", "", "It was 3."));
    expect(reading).toMatchObject({
      format: "mail",
      text: "The fare is 4 euros.\nIt was 3.",
      metadata: {
        title: "Fähren are dearer",
        byline: "Ada Lövel",
        publishedAt: "2026-03-04T04:06:07Z",
        direction: "ltr",
      },
      warnings: [{ kind: "metadata-doubtful" }],
    });
  });

  it("is read from its HTML where it has some, all of it, with what that hides listed", async () => {
    const reading = await read(
      mail(
        ...parts(
          "multipart/alternative",
          plain("Poorer words"),
          html(
            utf8(
              '<html lang="fr"><body><div style="display:none">Preheader</div><p>Le <b>prix</b> monte à 4 €.</p><ul><li>Un</ul></body></html>',
            ),
          ),
        ),
      ),
    );
    expect(reading.text).toBe("Le prix monte à 4 €.\nUn");
    expect(reading.metadata.language).toBe("fr");
    expect(warningsOf(reading)).toContain("Left out, since the page does not show it: “Preheader”.");
  });

  it("is read from its plain text where its HTML is only a picture", async () => {
    const reading = await read(
      mail(...parts("multipart/alternative", plain("The words"), html('<img src="cid:1">'))),
    );
    expect(reading.text).toBe("The words");
  });

  it.each([
    ["quoted-printable", "windows-1252", "The fare is 4=A0=80, said=\r\n L=F6vel."],
    ["base64", "utf-8", Buffer.from("The fare is 4\u00a0€, said Lövel.").toString("base64")],
    ["8bit", "utf-8", utf8("The fare is 4\u00a0€, said Lövel.")],
  ])("is decoded from %s in %s", async (encoding, charset, body) => {
    const head = [`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`];
    expect((await read(mail(...head, "", body))).text).toBe("The fare is 4\u00a0€, said Lövel.");
  });

  it("has its lines joined that were only broken to be sent (format=flowed)", async () => {
    const reading = await read(
      mail(
        'Content-Type: text/plain; charset="utf-8"; format=flowed',
        "",
        "One line that ",
        "goes on.",
        "",
        "Two.",
      ),
    );
    expect(reading.text).toBe("One line that goes on.\nTwo.");
  });

  it("says where letters could not be read", async () => {
    expect(warningsOf(await read(mail("", "Caf\xe9 au lait")))).toMatch(/stands as “\uFFFD”/);
  });

  it("names its attachments, and does not read them", async () => {
    const reading = await read(
      mail(
        ...parts(
          "multipart/mixed",
          plain("See below."),
          ['Content-Type: text/plain; name="a.txt"', "Content-Disposition: attachment", "", "SECRET"],
          [
            "Content-Type: application/pdf",
            "Content-Disposition: attachment; filename*=utf-8''F%C3%A4hre.pdf",
            "Content-Transfer-Encoding: base64",
            "",
            "JVBERi0=",
          ],
          ["Content-Type: image/png", "Content-ID: <1>", "", "x"],
        ),
      ),
    );
    expect(reading.text).toBe("See below.");
    expect(warningsOf(reading)).toContain("Left out: “a.txt” (attached); “Fähre.pdf” (attached); a picture.");
  });

  it("says which attachment to send where it has no text of its own", async () => {
    const file = [
      "Content-Type: application/pdf; name=fares.pdf",
      "Content-Disposition: attachment",
      "",
      "x",
    ];
    expect(await failing(mail(...parts("multipart/mixed", file)))).toBe(
      "content: There is no text in this mail. Save “fares.pdf” and send that.",
    );
  });

  it("has the mails that it forwards below it", async () => {
    const inner = [
      "From: Grace <g@example.org>",
      "Subject: Inner",
      "MIME-Version: 1.0",
      ...html("<p>Inner text"),
    ];
    const forwarded = ["Content-Type: message/rfc822", "Content-Disposition: attachment", "", ...inner];
    const both = await read(mail(...parts("multipart/mixed", plain("Is this true?"), forwarded)));
    expect(both.text).toBe("Is this true?\nInner text");
    expect(both.metadata.byline).toBe("Ada Lövel");
    expect(warningsOf(both)).toContain("the subject and sender of another mail in it (“Inner”, Grace)");
    const alone = await read(mail(...parts("multipart/mixed", forwarded)));
    expect(alone).toMatchObject({ text: "Inner text", metadata: { title: "Inner", byline: "Grace" } });
  });
});

describe("a mail that is not well meant", () => {
  it("is refused where it is nested without end", async () => {
    const nested = (depth: number): readonly string[] =>
      depth === 0
        ? ["", "x"]
        : [`Content-Type: multipart/mixed; boundary=b${depth}`, "", `--b${depth}`, ...nested(depth - 1)];
    expect(await failing(mail(...nested(40)))).toMatch(/nested too deeply/);
    let mails = mail("", "x");
    for (let depth = 0; depth < 30; depth += 1) mails = mail("Content-Type: message/rfc822", "", mails);
    expect(await failing(mails)).toMatch(/nested too deeply/);
  });

  it("is refused where it has parts without end, quickly", async () => {
    const started = performance.now();
    expect(
      await failing(mail("Content-Type: multipart/mixed; boundary=b", "", "--b\r\n\r\n".repeat(200_000))),
    ).toMatch(/more parts or lines than any mail/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("loads and runs nothing of its HTML", async () => {
    const { document } = await read(
      mail(
        ...html('<p onclick="x()">a <a href="javascript:x()">b</a><img src="https://example.org/pixel.png">'),
      ),
    );
    expect(JSON.stringify(document)).not.toMatch(/javascript|pixel|onclick/);
  });
});
