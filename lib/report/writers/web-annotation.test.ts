import { existsSync, readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import jsonld, { type NodeObject, type Options } from "jsonld";
import { describe, expect, it } from "vitest";
import { TERMS, wrongInAnnotation, wrongInCollection } from "../testing/annotation-model.expected";
import { builtReport } from "../testing/report-builder";
import { writer } from "./web-annotation";

const W3C = "../shared/testdata/w3c-annotation";
const json = (path: string) => JSON.parse(readFileSync(`${W3C}/${path}`, "utf8"));

const SPEECH = 'Says “<b>” & \u202e "é" 👩‍👩‍👧‍👦\n- مرحبا';
const collectionOf = async (report = builtReport(SPEECH)) => JSON.parse(String(await writer.write(report)));

type Target = { readonly selector: readonly { type: string; exact: string; start: number; end: number }[] };

describe("the Web Annotation report", () => {
  it("has one annotation a claim, whose positions select its quote by code points", async () => {
    const report = builtReport();
    const characters = [...report.article.revision.text];
    const { total, first } = await collectionOf(report);
    expect(total).toBe(report.claims.length);
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual(report.claims.map(({ url }) => url));
    for (const { selector } of first.items.map(({ target }: { target: Target }) => target) as Target[]) {
      const [quote, position] = selector;
      expect(characters.slice(position?.start, position?.end).join("")).toBe(quote?.exact);
    }
  });

  it("gives only the quote of a claim whose words are gone", async () => {
    const report = builtReport();
    const codePoints = null;
    const claims = report.claims.map((claim) => ({
      ...claim,
      anchor: { ...claim.anchor, ranges: claim.anchor.ranges.map((range) => ({ ...range, codePoints })) },
    }));
    const [item] = (await collectionOf({ ...report, claims })).first.items;
    expect(item.target.selector.map(({ type }: { type: string }) => type)).toEqual(["TextQuoteSelector"]);
  });
});

/** The smallest annotation there is; what is set to undefined is left out. */
const annotationWith = (more: object = {}) =>
  JSON.parse(
    JSON.stringify({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: "https://notes.example/1",
      type: "Annotation",
      target: "https://news.example/ferry",
      ...more,
    }),
  );
const on = (...selector: object[]) => ({ target: { source: "https://news.example/ferry", selector } });

describe("what the Web Annotation Data Model demands", () => {
  it.each<[string, object]>([
    ["nothing but a target", {}],
    [
      "several types and contexts",
      { "@context": ["http://www.w3.org/ns/anno.jsonld", {}], type: ["Annotation", "Note"] },
    ],
    ["a body of words", { body: { type: "TextualBody", value: "Late again.", format: "text/plain" } }],
    ["words and no body", { bodyValue: "Late again." }],
    ["who and when", { creator: "https://people.example/ada", created: "2026-11-22T09:30:00Z" }],
    ["words of a page", on({ type: "TextQuoteSelector", exact: "at noon", prefix: "sails " })],
    ["a place in a text", on({ type: "TextPositionSelector", start: 0, end: 0 })],
  ])("lets %s be", (_what, more) => {
    expect(wrongInAnnotation(annotationWith(more))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["no context", { "@context": undefined }, "@context"],
    ["another context", { "@context": ["https://schema.org"] }, "@context"],
    ["no address", { id: undefined }, "id"],
    ["two addresses", { id: ["https://notes.example/1", "https://notes.example/2"] }, "id"],
    ["an address that is none", { id: "note one" }, "id"],
    ["another type", { type: "Note" }, "type"],
    ["no target", { target: undefined }, "target"],
    ["no target in the list", { target: [] }, "target"],
    ["words beside a body", { bodyValue: "Late.", body: "https://notes.example/late" }, "bodyValue"],
    ["a body of words without any", { body: { type: "TextualBody" } }, "body"],
    ["a moment in local time", { created: "2026-11-22T10:30:00+01:00" }, "created"],
    ["a day for a moment", { modified: "2026-11-22" }, "modified"],
    ["two moments", { generated: ["2026-11-22T09:30:00Z", "2026-11-23T09:30:00Z"] }, "generated"],
    ["a motivation of its own", { motivation: "checking" }, "motivation"],
    ["part of nothing", { target: { selector: { type: "TextQuoteSelector", exact: "noon" } } }, "target"],
    ["a quote without words", on({ type: "TextQuoteSelector", prefix: "at " }), "target"],
    ["a place before the text", on({ type: "TextPositionSelector", start: -1, end: 4 }), "target"],
    ["a place that ends before it begins", on({ type: "TextPositionSelector", start: 5, end: 4 }), "target"],
  ])("does not let %s be", (_what, more, where) => {
    expect(wrongInAnnotation(annotationWith(more))).toEqual([where]);
  });

  it("is met by every annotation, and by the collection with its page", async () => {
    const collection = await collectionOf();
    for (const item of collection.first.items) expect(wrongInAnnotation(item)).toEqual([]);
    expect(wrongInCollection(collection)).toEqual([]);
    expect(wrongInCollection({ ...collection, total: -1, id: undefined })).toEqual(["id", "total"]);
    expect(wrongInCollection({ ...collection, first: { ...collection.first, items: [] } })).toEqual([
      "first",
    ]);
  });

  it("leaves nothing out for a program that knows JSON-LD, though its context has no word for assessing", async () => {
    const collection = await collectionOf();
    const expanded = await jsonld.expand(collection, safelyWith({ "@context": TERMS }));
    expect(valuesOf(expanded).toSorted()).toEqual(valuesOf(collection).toSorted());
    const motivations = JSON.stringify(expanded).match(/"http:\/\/www\.w3\.org\/ns\/oa#assessing"/g);
    expect(motivations?.length).toBeGreaterThan(collection.total);
  });
});

describe.skipIf(!existsSync(W3C))(
  "W3C conformance (skipped without ../shared/testdata/w3c-annotation)",
  () => {
    it("tells the W3C's own samples apart as they should be", { timeout: 30_000 }, () => {
      const checks = new Map(Object.entries(SUITES).map(([suite, file]) => [suite, assertions(file)]));
      for (const [name, expected] of Object.entries<Expected>(json("expected-matrix.json"))) {
        if (expected.parse !== "json") continue;
        const failing = checks.get(expected.suite)?.(json(`tools/samples/${name}`));
        expect(failing?.toSorted(), name).toEqual(expected.failsMust.toSorted());
      }
    });

    it("passes all 54 MUST assertions with every annotation", { timeout: 30_000 }, async () => {
      const check = assertions(SUITES.Annotation);
      const { first } = await collectionOf();
      expect(json(SUITES.Annotation).assertions).toHaveLength(54);
      for (const item of first.items) expect(check(item)).toEqual([]);
    });

    it("passes the MUST assertions of collections, and of pages as far as the W3C's own examples do", {
      timeout: 30_000,
    }, async () => {
      const collection = await collectionOf();
      expect(assertions(SUITES.AnnotationCollection)(collection)).toEqual([]);
      const page = { "@context": collection["@context"], ...collection.first };
      const failing = json("expected-matrix.json")["correct/example42.json"].failsMust;
      expect(failing).toEqual(expect.arrayContaining([...assertions(SUITES.AnnotationPage)(page)]));
    });

    it.each(["anno.jsonld", "anno-with-assessing.jsonld"])(
      "loses nothing when expanded in safe mode with %s",
      async (name) => {
        const collection = await collectionOf();
        const expanded = await jsonld.expand(collection, safelyWith(json(`jsonld-context/${name}`)));
        expect(valuesOf(expanded).toSorted()).toEqual(valuesOf(collection).toSorted());
        const motivations = JSON.stringify(expanded).match(/"http:\/\/www\.w3\.org\/ns\/oa#assessing"/g);
        expect(motivations?.length).toBeGreaterThan(collection.total);
      },
    );
  },
);

const SUITES = {
  Annotation: "annotations/annotationMusts.test",
  AnnotationCollection: "collections/collectionMusts.test",
  AnnotationPage: "collections/pages/pageMusts.test",
};

type Expected = { readonly parse: string; readonly suite: string; readonly failsMust: readonly string[] };

/** Makes a check that names the assertions of a W3C test file which a document does not meet. */
function assertions(testFile: string): (document: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: true });
  addFormats(ajv);
  const files = readdirSync(`${W3C}/definitions`).filter((file) => file.endsWith(".json"));
  for (const file of files) ajv.addSchema(json(`definitions/${file}`), file);
  const checks = (json(testFile).assertions as readonly string[]).map((path) => {
    const { id: _, expectedResult = "valid", ...schema } = json(path);
    return { path, expectsValid: expectedResult === "valid", validate: ajv.compile(schema) };
  });
  return (document) =>
    checks
      .filter(({ validate, expectsValid }) => validate(document) !== expectsValid)
      .map(({ path }) => path);
}

/** Serves this as the W3C's context, and nothing else. The option `safe` stops at anything that would be lost. */
function safelyWith(document: NodeObject): Options.Expand {
  const options: Options.Expand & { safe: boolean } = {
    safe: true,
    documentLoader: async (url) => {
      if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`Nothing else may be loaded: ${url}`);
      return { documentUrl: url, document };
    },
  };
  return options;
}

/** Every value of a document that is not a name of the vocabulary: texts, numbers and addresses. */
function valuesOf(part: unknown, key = ""): readonly string[] {
  if (key === "@context" || key === "type" || key === "@type") return [];
  if (Array.isArray(part)) return part.flatMap((each) => valuesOf(each, key));
  if (typeof part === "object" && part !== null) {
    return Object.entries(part).flatMap(([name, value]) => valuesOf(value, name));
  }
  const isVocabulary =
    /^(motivation|purpose)$/.test(key) || String(part).startsWith("http://www.w3.org/ns/oa#");
  return isVocabulary ? [] : [String(part)];
}
