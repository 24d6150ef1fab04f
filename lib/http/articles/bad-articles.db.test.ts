import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as revise } from "@/app/api/v1/articles/[id]/revisions/route";
import { POST as createArticle } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { disconnect } from "../../database/client";
import { invalidAt, problem } from "../answers/problem.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

describe("articles that cannot be", () => {
  const create = (json: object) =>
    door.knock(createArticle, { as: "editor", params: { slug: door.slug }, json });
  const text = (content: string) => create({ title: "A", content, format: "text" });

  it("refuses U+0000, half characters, nothing at all, and more than the limits", async () => {
    for (const content of ["a\u0000b", "a\ud800b", "", " \n "])
      expect(await text(content)).toMatchObject(invalidAt("content"));
    expect(await text("a".repeat(5 * 1_048_576 + 1))).toMatchObject(problem("too-large", 413));
    expect(await text("a ".repeat(200_001))).toMatchObject(problem("too-large", 413));
    expect((await text("a ".repeat(200_000))).status).toBe(201);
  });

  it("stops reading a body without end", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_048_576;
        controller.enqueue(new Uint8Array(1_048_576).fill(0x20));
      },
    });
    const init = {
      method: "POST",
      headers: { Authorization: `Bearer ${door.tokens.editor}`, "Content-Type": "application/json" },
      body: endless,
      duplex: "half",
    };
    const answer = await createArticle(new Request("http://localhost:3000/", init), {
      params: Promise.resolve({ slug: door.slug }),
    });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(24 * 1_048_576);
  });

  it("names what is wrong with the fields, and what cannot be done yet", async () => {
    expect(await create({ url: "https://example.org/a" })).toMatchObject(invalidAt("url"));
    expect(await create({ title: "", format: "docx", langauge: "en" })).toMatchObject(
      invalidAt("title", "content", "format", "langauge"),
    );
    const odd = {
      title: "A",
      content: "a",
      format: "text",
      language: "not a tag",
      publishedAt: "soon",
      sourceUrl: "javascript:1",
      direction: "up",
    };
    expect(await create(odd)).toMatchObject(invalidAt("language", "publishedAt", "sourceUrl", "direction"));
  });

  it("takes files and names the file when it cannot", async () => {
    const upload = (...files: File[]) => {
      const form = new FormData();
      for (const file of files) form.append("file", file);
      return door.knock(createArticle, {
        as: "editor",
        params: { slug: door.slug },
        method: "POST",
        body: form,
      });
    };
    const made = await upload(new File(["# Ferries\n\nThe ferry sails."], "Ferry news.md"));
    expect(made).toMatchObject({
      status: 201,
      body: { title: "Ferry news", revision: { text: "Ferries\nThe ferry sails." } },
    });
    expect(await upload()).toMatchObject({ status: expect.any(Number) });
    for (const beginning of ["MZ\0\0", "\u007fELF\0", "GIF89a\0"])
      expect(await upload(new File([beginning], "a.txt"))).toMatchObject(
        problem("unsupported-media-type", 415, { errors: [{ path: "file", message: expect.any(String) }] }),
      );
    expect(await upload(new File([""], "a.txt"))).toMatchObject(invalidAt("file"));
    expect(await upload(new File(["a"], "a.txt"), new File(["b"], "b.txt"))).toMatchObject(invalidAt("file"));
    expect(await upload(new File(["a".repeat(5 * 1_048_576 + 1)], "a.txt"))).toMatchObject(
      problem("too-large", 413),
    );
    const garbled = {
      as: "editor",
      params: { slug: door.slug },
      method: "POST",
      body: "--x",
      headers: { "Content-Type": "multipart/form-data; boundary=y" },
    } as const;
    expect(await door.knock(createArticle, garbled)).toMatchObject(problem("malformed", 400));
  });

  it("takes a new text, and refuses one without a reason", async () => {
    const { id } = await door.add("The ferry sails.");
    const knock = (json: object) => door.knock(revise, { as: "editor", params: { id }, json });
    expect(await knock({ content: "The ferry sailed.", format: "text" })).toMatchObject(invalidAt("reason"));
    expect(await knock({ content: "The ferry sailed.", format: "text", reason: "tense" })).toMatchObject({
      status: 201,
      body: {
        revision: { number: 2, text: "The ferry sailed." },
        anchors: { kept: 0, moved: 0, changed: 0, lost: 0 },
      },
    });
  });
});
