import { existsSync, readFileSync } from "node:fs";
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getReview } from "@/app/api/v1/articles/[id]/review/route";
import { POST as create } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { POST as intake } from "@/app/api/v1/workspaces/[slug]/intake/route";
import { readArticle } from "../../database/articles/articles";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { must } from "../../database/testing/test-desk";
import { stopListening } from "../../live/ledger-feed";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";
import { takeComments } from "./add-submission";
import { readNewArticle } from "./new-article";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

type Said = {
  readonly body: string;
  readonly author?: string;
  readonly parentId?: number;
  readonly resolved?: boolean;
};

/** "The ferry carried 1.9 million people." with these comments on "1.9 million", in their order. */
async function wordFile(...said: readonly Said[]): Promise<Uint8Array<ArrayBuffer>> {
  const comments = said.map(({ body, author = "Ada", ...more }, id) => ({
    id,
    author,
    date: new Date("2026-03-04T05:06:07Z"),
    children: [new Paragraph(body)],
    ...more,
  }));
  const children = [
    new TextRun("The ferry carried "),
    ...said.map((_, id) => new CommentRangeStart(id)),
    new TextRun("1.9 million"),
    ...said.map((_, id) => new CommentRangeEnd(id)),
    ...said.map((_, id) => new TextRun({ children: [new CommentReference(id)] })),
    new TextRun(" people."),
  ];
  const document = new Document({
    comments: { children: comments },
    sections: [{ children: [new Paragraph({ children })] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const THREAD = [
  { body: "Who counted? See https://port.example/counts (page 3)." },
  {
    body: "The port did: (https://port.example/a_(b)), https://port.example/counts.",
    author: "Grace",
    parentId: 0,
  },
];

function formOf(bytes: BlobPart, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], "Ferries.docx"));
  for (const [name, value] of Object.entries({ allowDuplicate: "true", ...fields })) form.append(name, value);
  return form;
}

const upload = async (bytes: BlobPart, fields?: Readonly<Record<string, string>>) => {
  const answer = await door.knock(create, {
    as: "editor",
    params: { slug: door.slug },
    method: "POST",
    body: formOf(bytes, fields),
  });
  return { ...answer, made: API.createArticle.answer?.safeParse(answer.body).data };
};

const claimsOf = async (id: string | undefined) => {
  const { body } = await door.knock(getReview, { params: { id: id ?? "" } });
  return (
    body as {
      claims: {
        anchor: { ranges: { exact: string }[] };
        comments: { body: string }[];
        evidence: { url: string }[];
      }[];
    }
  ).claims;
};

describe("comments of a Word document", () => {
  it("are left unless somebody asks for them", async () => {
    const { status, made } = await upload(await wordFile(...THREAD));
    expect(status).toBe(201);
    expect(made?.comments).toBeUndefined();
    expect(await claimsOf(made?.id)).toEqual([]);
  });

  it("become the discussion of a claim on their words, under the names they were written with", async () => {
    const { made } = await upload(await wordFile(...THREAD), { comments: "discussion" });
    expect(made?.comments).toEqual({ taken: 2, evidence: 0, refused: [] });
    const claims = await claimsOf(made?.id);
    expect(claims).toMatchObject([
      {
        anchor: { ranges: [{ exact: "1.9 million" }] },
        comments: [
          {
            body: THREAD[0]?.body,
            origin: { tool: "Word", author: "Ada", at: "2026-03-04T05:06:07.000Z", address: null },
          },
          { body: THREAD[1]?.body, origin: { author: "Grace" } },
        ],
        evidence: [],
      },
    ]);
    const access = await door.open("owner", made?.id ?? "");
    expect(await verifyLedger(access.articleId)).toMatchObject({ ok: true });
  });

  it("give the addresses in them as evidence, each once, where that is asked for", async () => {
    const bytes = await wordFile(...THREAD);
    const form = new FormData();
    form.append("file", new File([bytes], "Ferries.docx"));
    const seen = await door.knock(intake, {
      as: "editor",
      params: { slug: door.slug },
      method: "POST",
      body: form,
    });
    expect(seen.body).toMatchObject({ comments: 2, commentAddresses: 2 });
    const { arrivalId } = API.readIntake.answer?.parse(seen.body) ?? { arrivalId: "" };
    const json = { arrivalId, comments: "discussion-and-evidence", allowDuplicate: true };
    const added = await door.knock(create, { as: "editor", params: { slug: door.slug }, json });
    expect(added.body).toMatchObject({ comments: { taken: 2, evidence: 2, refused: [] } });
    const [claim] = await claimsOf(API.createArticle.answer?.parse(added.body).id);
    expect(claim?.evidence).toMatchObject([
      { url: "https://port.example/counts", stance: "context" },
      { url: "https://port.example/a_(b)", stance: "context" },
    ]);
  });

  it("are resolved where they were", async () => {
    const { made } = await upload(
      await wordFile({ body: "Since when?", resolved: true }, { body: "Since May.", parentId: 0 }),
      {
        comments: "discussion",
      },
    );
    expect(await claimsOf(made?.id)).toMatchObject([
      { comments: [{ body: "Since when?", resolved: expect.anything() }, { body: "Since May." }] },
    ]);
  });

  it("that cannot be kept are named, and the article and the others are there", async () => {
    const { status, made } = await upload(await wordFile({ body: "x".repeat(20_001) }), {
      comments: "discussion",
    });
    expect(status).toBe(201);
    expect(made?.comments).toMatchObject({
      taken: 0,
      refused: [{ quote: "1.9 million", reason: expect.stringContaining("20,000") }],
    });
  });

  it("come once, however often they are taken", async () => {
    const bytes = await wordFile(...THREAD);
    const { made } = await upload(bytes, { comments: "discussion-and-evidence" });
    const before = await claimsOf(made?.id);
    const access = await door.enter("editor");
    const body = formOf(bytes, { comments: "discussion-and-evidence" });
    const request = new Request("http://localhost/", { method: "POST", body });
    const submission = await readNewArticle(access, request);
    const article = made ?? expect.unreachable();
    const { articleId: id } = await door.open("editor", article.id);
    const { revision } = must(await readArticleOf(article.id));
    if (!submission.ok) return expect.unreachable();
    expect(await takeComments(access, { id, revision }, submission.value)).toMatchObject({ taken: 2 });
    expect(await claimsOf(article.id)).toEqual(before);
  });

  it("are taken in an independent review too, or it is said why not", async () => {
    const bytes = await wordFile(...THREAD);
    const form = new FormData();
    form.append("file", new File([bytes], "Ferries.docx"));
    const seen = await door.knock(intake, {
      as: "editor",
      params: { slug: door.slug },
      method: "POST",
      body: form,
    });
    const { arrivalId } = API.readIntake.answer?.parse(seen.body) ?? { arrivalId: "" };
    const review = { mode: "independent", requiredVerdicts: 2, hidesNames: true };
    const json = { arrivalId, comments: "discussion", allowDuplicate: true, review };
    const added = await door.knock(create, { as: "editor", params: { slug: door.slug }, json });
    expect(added).toMatchObject({ status: 201, body: { comments: { taken: 2, refused: [] } } });
  });

  it("are refused in words where the choice is none", async () => {
    expect(await upload(await wordFile(...THREAD), { comments: "yes" })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "comments" }] },
    });
  });

  const SHARED = "../shared/testdata/documents/docx/comments.docx";
  it.skipIf(!existsSync(SHARED))(
    "of a real file become claims on their words (skipped without ../shared/testdata)",
    async () => {
      const { made } = await upload(new Uint8Array(readFileSync(SHARED)), { comments: "discussion" });
      expect(made?.comments?.refused).toEqual([]);
      const words = (await claimsOf(made?.id)).map(({ anchor }) =>
        anchor.ranges.map(({ exact }) => exact).join(),
      );
      expect(words).toEqual(["Ouch", "Ouch."]);
    },
  );
});

const readArticleOf = async (id: string) => readArticle(await door.open("editor", id));
