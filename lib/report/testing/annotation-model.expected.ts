import type { ContextDefinition } from "jsonld";
import { z } from "zod";

/**
 * What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) demands of what we write, by the numbers of its
 * sections. Each part may have more than is said here.
 */
const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

const iri = z.string().refine((value) => /^[\x21-\x7e]+$/.test(value) && URL.canParse(value));
const oneOrMore = <T extends z.ZodType>(part: T) => z.union([part, z.array(part).min(1)]);
/** A string that is this name, or a list with it in it. */
const withName = (name: string) =>
  z.union([z.literal(name), z.array(z.unknown()).refine((names) => names.includes(name))]);

/** 3.3.1: xsd:dateTime, in UTC, written with a Z. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  .refine((value) => !Number.isNaN(Date.parse(value)));

/** 3.3.2: at most one address; names are strings. */
const agent = z.union([
  iri,
  z.looseObject({ id: iri.optional(), type: z.string().optional(), name: z.string().optional() }),
]);
const lifecycle = {
  created: moment.optional(),
  modified: moment.optional(),
  generated: moment.optional(),
  creator: oneOrMore(agent).optional(),
  generator: oneOrMore(agent).optional(),
};

/** 3.3.5: the motivations that there are. */
const motivation = z.enum([
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
]);

/** 3.2.4: exactly one text, and nothing that is read as another. */
const textualBody = z.looseObject({
  type: withName("TextualBody"),
  value: z.string(),
  purpose: oneOrMore(motivation).optional(),
  format: z.string().optional(),
  language: z.string().optional(),
  textDirection: z.enum(["ltr", "rtl", "auto"]).optional(),
  ...lifecycle,
});

/** 4.2.4 */
const quoteSelector = z.looseObject({
  type: withName("TextQuoteSelector"),
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});

/** 4.2.5: the first character and the one after the last, counted from 0. */
const positionSelector = z
  .looseObject({
    type: withName("TextPositionSelector"),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  })
  .refine(({ start, end }) => end >= start);

/** 4: exactly one source. */
const specificResource = z.looseObject({
  type: withName("SpecificResource").optional(),
  source: z.union([iri, z.looseObject({ id: iri })]),
  purpose: oneOrMore(motivation).optional(),
  selector: oneOrMore(z.union([quoteSelector, positionSelector])).optional(),
  scope: oneOrMore(iri).optional(),
  ...lifecycle,
});

/** 3.1 */
const annotation = z.looseObject({
  "@context": withName(CONTEXT),
  id: iri,
  type: withName("Annotation"),
  motivation: oneOrMore(motivation).optional(),
  body: oneOrMore(z.union([iri, textualBody, specificResource])).optional(),
  target: oneOrMore(z.union([iri, specificResource])),
  // 3.2.5: a body that is nothing but words, in place of one.
  bodyValue: z.string().optional(),
  ...lifecycle,
});

/** 5.2; what stands in a collection needs no context of its own. */
const page = z.looseObject({
  id: iri,
  type: withName("AnnotationPage"),
  partOf: z.union([iri, z.looseObject({ id: iri })]).optional(),
  next: iri.optional(),
  startIndex: z.int().nonnegative().optional(),
  items: z.array(annotation).min(1),
});

/** 5.1 */
const collection = z.looseObject({
  "@context": withName(CONTEXT),
  id: iri,
  type: withName("AnnotationCollection"),
  label: oneOrMore(z.string()).optional(),
  total: z.int().nonnegative().optional(),
  first: z.union([iri, page]),
  last: z.union([iri, page]).optional(),
  ...lifecycle,
});

const demands = (schema: z.ZodType) => (document: unknown) =>
  (schema.safeParse(document).error?.issues ?? []).map(({ path }) => String(path[0]));

/** The parts of an annotation, or of a collection of them, that are not as the model demands. */
export const wrongInAnnotation = demands(
  annotation.refine(({ body, bodyValue }) => body === undefined || bodyValue === undefined, {
    path: ["bodyValue"],
  }),
);
export const wrongInCollection = demands(collection);

/** The terms of the model's JSON-LD context that we use, as it maps them. */
export const TERMS: ContextDefinition = {
  oa: "http://www.w3.org/ns/oa#",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  as: "http://www.w3.org/ns/activitystreams#",
  dc: "http://purl.org/dc/elements/1.1/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  schema: "http://schema.org/",
  id: { "@type": "@id", "@id": "@id" },
  type: { "@type": "@id", "@id": "@type" },
  Annotation: "oa:Annotation",
  TextualBody: "oa:TextualBody",
  SpecificResource: "oa:SpecificResource",
  TextQuoteSelector: "oa:TextQuoteSelector",
  TextPositionSelector: "oa:TextPositionSelector",
  AnnotationCollection: "as:OrderedCollection",
  AnnotationPage: "as:OrderedCollectionPage",
  Person: "foaf:Person",
  Organization: "foaf:Organization",
  Software: "as:Application",
  tagging: "oa:tagging",
  describing: "oa:describing",
  commenting: "oa:commenting",
  linking: "oa:linking",
  body: { "@type": "@id", "@id": "oa:hasBody" },
  target: { "@type": "@id", "@id": "oa:hasTarget" },
  source: { "@type": "@id", "@id": "oa:hasSource" },
  selector: { "@type": "@id", "@id": "oa:hasSelector" },
  scope: { "@type": "@id", "@id": "oa:hasScope" },
  creator: { "@type": "@id", "@id": "dcterms:creator" },
  generator: { "@type": "@id", "@id": "as:generator" },
  motivation: { "@type": "@vocab", "@id": "oa:motivatedBy" },
  purpose: { "@type": "@vocab", "@id": "oa:hasPurpose" },
  first: { "@type": "@id", "@id": "as:first" },
  last: { "@type": "@id", "@id": "as:last" },
  partOf: { "@type": "@id", "@id": "as:partOf" },
  items: { "@type": "@id", "@id": "as:items", "@container": "@list" },
  created: { "@type": "xsd:dateTime", "@id": "dcterms:created" },
  modified: { "@type": "xsd:dateTime", "@id": "dcterms:modified" },
  generated: { "@type": "xsd:dateTime", "@id": "dcterms:issued" },
  start: { "@type": "xsd:nonNegativeInteger", "@id": "oa:start" },
  end: { "@type": "xsd:nonNegativeInteger", "@id": "oa:end" },
  total: { "@type": "xsd:nonNegativeInteger", "@id": "as:totalItems" },
  startIndex: { "@type": "xsd:nonNegativeInteger", "@id": "as:startIndex" },
  value: "rdf:value",
  exact: "oa:exact",
  prefix: "oa:prefix",
  suffix: "oa:suffix",
  format: "dc:format",
  label: { "@id": "rdfs:label" },
  name: "foaf:name",
};
