import { describe, expect, test } from "vitest";
import { readAnnotations } from "./read-annotations";

const TEXT = "The 🛳 ferry carried 1.9 million people. Fares rose by 12 per cent.";

/** What is read of a file, recognised by itself. */
function read(file: unknown) {
  const result = readAnnotations(typeof file === "string" ? file : JSON.stringify(file));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const lines = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("Hypothesis", () => {
  const root = {
    id: "a1",
    created: "2021-05-12T09:30:00.000000+00:00",
    user: "acct:ada@hypothes.is",
    user_info: { display_name: "Ada" },
    text: "Who counted?",
    tags: ["check"],
    target: [
      {
        source: "https://port.example/",
        selector: [
          { type: "RangeSelector", startOffset: 0 },
          { type: "TextPositionSelector", start: 21, end: 39 },
          { type: "TextQuoteSelector", exact: "1.9 million people", prefix: "carried ", suffix: ". Fares" },
        ],
      },
    ],
    links: { html: "https://hypothes.is/a/a1" },
  };
  const reply = {
    id: "a2",
    user: "acct:grace@hypothes.is",
    text: "The port.",
    references: ["a1"],
    target: [{}],
  };
  const pageNote = { id: "a3", user: "acct:ada@hypothes.is", text: "Old.", target: [{ source: "x" }] };

  test("gives the words, who said what on them and who answered", () => {
    const { format, annotations } = read({ total: 2, rows: [reply, root] });
    expect(format).toBe("hypothesis");
    expect(annotations).toEqual([
      {
        key: "a1",
        quotes: [{ exact: "1.9 million people", prefix: "carried ", suffix: ". Fares" }],
        start: 21,
        said: [
          {
            body: "Who counted?\n\nTags: check",
            author: "Ada",
            at: root.created,
            address: "https://hypothes.is/a/a1",
          },
          { body: "The port.", author: "grace@hypothes.is", at: null, address: null },
        ],
      },
    ]);
  });

  test("lists notes that have no words to stand on, and rows that are none", () => {
    expect(read([root, pageNote, 4]).unread.map(({ place }) => place)).toEqual(["row 3", "row 2"]);
    expect(read([4, pageNote, root]).unread.map(({ place }) => place)).toEqual(["row 1", "row 2"]);
    expect(read({ export_userid: "ada", annotations: [root] }).annotations).toHaveLength(1);
  });
});

describe("Web Annotations", () => {
  const annotation = (extra: object) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "https://desk.example/a/1",
    type: "Annotation",
    creator: { name: "Ada" },
    created: "2021-05-12T09:30:00Z",
    ...extra,
  });
  const selector = { type: "TextQuoteSelector", exact: "Fares rose" };

  test("takes one target or several, one body or several, each by its own creator", () => {
    const body = [
      { type: "TextualBody", value: "Not so.", creator: { name: "Grace" } },
      { type: "SpecificResource", source: "https://port.example/" },
    ];
    const target = [{ source: "x", selector }, { source: "x", selector: [selector] }, "https://x.example/"];
    const page = { type: "AnnotationPage", items: [annotation({ body, target })] };
    const collection = { "@context": "x", type: "AnnotationCollection", first: page };
    const [found] = read(collection).annotations;
    expect(found?.quotes).toEqual([{ exact: "Fares rose" }, { exact: "Fares rose" }]);
    expect(found?.said).toEqual([
      { body: "Not so.", author: "Grace", at: "2021-05-12T09:30:00Z", address: "https://desk.example/a/1" },
    ]);
    expect(read(page).annotations).toEqual(read(collection).annotations);
  });

  test("lists those that name no words", () => {
    expect(read(annotation({ body: "x", target: "https://x.example/" })).unread).toHaveLength(1);
  });
});

describe("doccano", () => {
  test("reads offsets in code points of its own text, in each of its shapes", () => {
    const [start, end] = [21, 39].map((at) => at - 1);
    const spans = [
      { id: 7, text: TEXT, label: [[start, end, "CLAIM"]] },
      { id: 8, text: TEXT, labels: [[start, end, "CLAIM"]] },
      { id: 9, text: TEXT, entities: [{ id: 1, label: "CLAIM", start_offset: start, end_offset: end }] },
    ];
    const { format, annotations } = read(lines(...spans));
    expect(format).toBe("doccano");
    for (const each of annotations) expect(each.quotes[0]).toMatchObject({ exact: TEXT.slice(21, 39) });
    expect(annotations.map(({ said }) => said[0]?.body)).toEqual(Array(3).fill("Label: CLAIM"));
  });

  test("lists labels that lie outside of their text", () => {
    const { annotations, unread } = read(
      lines(
        { text: "Short.", label: [[3, 99, "A"], [4, 4, "B"], ["x"]] },
        { text: "a", label: [[0, 1, "C"]] },
      ),
    );
    expect(annotations).toHaveLength(1);
    expect(unread.map(({ place }) => place)).toEqual([
      "line 1, label 1",
      "line 1, label 2",
      "line 1, label 3",
    ]);
  });
});

describe("Label Studio", () => {
  const region = {
    id: "r1",
    type: "labels",
    value: { start: 41, end: 51, text: "Fares rose", labels: ["CLAIM"] },
  };
  const task = (result: readonly unknown[], extra: object = {}) => ({
    id: 3,
    data: { text: TEXT },
    annotations: [
      {
        id: 5,
        completed_by: { email: "ada@desk.example" },
        created_at: "2021-05-12T09:30:00Z",
        result,
        ...extra,
      },
    ],
  });

  test("gives the words, the label and who set it", () => {
    expect(TEXT.slice(41, 51)).toBe("Fares rose");
    const { format, annotations } = read([task([region])]);
    expect(format).toBe("label-studio");
    expect(annotations[0]).toMatchObject({
      quotes: [{ exact: "Fares rose", prefix: TEXT.slice(9, 41) }],
      start: 41,
      said: [{ body: "Label: CLAIM", author: "ada@desk.example", at: "2021-05-12T09:30:00Z" }],
    });
  });

  test("leaves out what was cancelled, and lists what marks no words", () => {
    expect(read([task([region]), task([region], { was_cancelled: true })]).annotations).toHaveLength(1);
    const choice = { id: "c", type: "choices", value: { choices: ["yes"] } };
    expect(read([task([choice])]).unread).toHaveLength(1);
  });
});

describe("a file that cannot be read", () => {
  const refused = (content: string) => {
    const result = readAnnotations(content);
    return result.ok ? null : result.failure;
  };

  test("says what it is not, and which line is broken", () => {
    expect(refused("")).toMatchObject({ kind: "malformed", detail: "The file is empty." });
    expect(refused("<xml/>")).toMatchObject({
      kind: "malformed",
      detail: expect.stringContaining("neither JSON"),
    });
    expect(refused(`${lines({ text: "a", label: [] })}\n{"text": "b`)).toMatchObject({
      kind: "malformed",
      detail: expect.stringContaining("Line 2"),
    });
    expect(refused('{"some": "thing"}')).toMatchObject({ kind: "invalid", errors: [{ path: "format" }] });
    expect(refused('{"rows": []}')).toMatchObject({ kind: "invalid", errors: [{ path: "file" }] });
  });

  test("is read the same as one string, as a browser sends it", () => {
    const file = lines({ text: TEXT, label: [[0, 3, "A"]] });
    expect(read(JSON.stringify(file))).toEqual(read(file));
  });
});
