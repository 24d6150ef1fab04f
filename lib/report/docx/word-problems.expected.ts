import path from "node:path/posix";
import { unzipSync } from "fflate";
import { schemaProblems } from "../testing/schemas/schema-problems.expected";
import { type ReadWord, readWord } from "./read-word.expected";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The namespaces that every reader of the format knows; others have to be declared as ignorable. */
const KNOWN: ReadonlySet<string | null> = new Set([
  null,
  WORD,
  RELATIONSHIPS,
  COMPATIBILITY,
  XMLNS,
  "http://www.w3.org/XML/1998/namespace",
]);

const SCHEMAS: Readonly<Record<string, string>> = {
  "word/document.xml": "wordprocessing.xsd",
  "word/comments.xml": "wordprocessing.xsd",
  "word/styles.xml": "wordprocessing.xsd",
  "word/numbering.xml": "wordprocessing.xsd",
  "word/settings.xml": "wordprocessing.xsd",
  "word/footnotes.xml": "wordprocessing.xsd",
  "word/endnotes.xml": "wordprocessing.xsd",
  "word/fontTable.xml": "wordprocessing.xsd",
  "word/commentsExtended.xml": "comments-extended.xsd",
};

/**
 * What a word processor would repair in a file or complain of, a sentence each: parts against their schemas
 * (lib/report/testing/schemas), and what the schema of one part cannot see, which is whether all that it refers to is there.
 */
export function wordProblems(file: string | Uint8Array): readonly string[] {
  const word = readWord(file);
  const files = unzipSync(typeof file === "string" ? new Uint8Array() : file);
  const ofParts = [...word.parts].flatMap(([name, part]) => [
    ...invalid(name, files[name] ?? new Uint8Array()),
    ...unknownNamespaces(name, part),
    ...missingTargets(name, part, files),
    ...missingRelationships(name, part, word),
  ]);
  return [
    ...ofParts,
    ...untypedParts(word, Object.keys(files)),
    ...missingNames(word),
    ...unevenTables(word),
  ];
}

function invalid(name: string, bytes: Uint8Array): readonly string[] {
  const schema = SCHEMAS[name];
  return schema === undefined ? [] : schemaProblems(bytes, schema).map((problem) => `${name}: ${problem}`);
}

/** Word calls a file broken that has elements or attributes which it does not know and may not ignore. */
function unknownNamespaces(name: string, part: Document): readonly string[] {
  const root = part.documentElement;
  if (root.namespaceURI !== WORD) return [];
  const prefixes = (root.getAttributeNS(COMPATIBILITY, "Ignorable") ?? "")
    .split(" ")
    .filter((each) => each !== "");
  const ignorable = new Set(prefixes.map((prefix) => root.lookupNamespaceURI(prefix)));
  const used = [...part.querySelectorAll("*")].flatMap(({ namespaceURI, attributes }) => [
    namespaceURI,
    ...[...attributes].map((attribute) => attribute.namespaceURI),
  ]);
  return [
    ...(ignorable.has(null) ? [`${name} ignores a prefix that it does not declare.`] : []),
    ...[...new Set(used)]
      .filter((namespace) => !KNOWN.has(namespace) && !ignorable.has(namespace))
      .map((namespace) => `${name} has ${namespace}, which not all may know.`),
  ];
}

const relationshipsOf = (part: Document | undefined): readonly Element[] => [
  ...(part?.querySelectorAll("Relationship") ?? []),
];

function missingTargets(
  name: string,
  part: Document,
  files: Readonly<Record<string, unknown>>,
): readonly string[] {
  const relationships = relationshipsOf(part);
  const folder = path.join(path.dirname(name), "..");
  const ids = relationships.map((each) => each.getAttribute("Id"));
  return [
    ...(new Set(ids).size === ids.length ? [] : [`${name} has a relationship twice.`]),
    ...relationships.flatMap((each) => {
      const target = each.getAttribute("Target") ?? "";
      if (each.getAttribute("TargetMode") === "External")
        return URL.canParse(target) && /^[\x21-\x7e]+$/.test(target)
          ? []
          : [`${name} leads to ${target}, which is no address.`];
      const place = path.join(folder, target).replace(/^\//, "");
      return place in files ? [] : [`${name} leads to ${place}, which is not there.`];
    }),
  ];
}

function missingRelationships(name: string, part: Document, { parts }: ReadWord): readonly string[] {
  const ids = relationshipsOf(
    parts.get(path.join(path.dirname(name), "_rels", `${path.basename(name)}.rels`)),
  );
  const known = new Set(ids.map((each) => each.getAttribute("Id")));
  return [...part.querySelectorAll("*")].flatMap((element) => {
    const id = element.getAttributeNS(RELATIONSHIPS, "id");
    return id === null || known.has(id) ? [] : [`${name} has no relationship ${id}.`];
  });
}

function untypedParts({ parts }: ReadWord, names: readonly string[]): readonly string[] {
  const types = parts.get("[Content_Types].xml");
  const listed = (element: string, attribute: string) =>
    new Set([...(types?.querySelectorAll(element) ?? [])].map((each) => each.getAttribute(attribute)));
  const [byName, byExtension] = [listed("Override", "PartName"), listed("Default", "Extension")];
  // A part that is only known to be XML is no part of a document.
  byExtension.delete("xml");
  const isTyped = (name: string) => byName.has(`/${name}`) || byExtension.has(name.split(".").at(-1) ?? "");
  return [
    ...names
      .filter((name) => name !== "[Content_Types].xml" && !isTyped(name))
      .map((name) => `${name} has no type.`),
    ...[...byName]
      .filter((name) => !names.includes(String(name).slice(1)))
      .map((name) => `${name} is not there.`),
  ];
}

/** Styles and numberings that are used and not defined. */
function missingNames({ parts }: ReadWord): readonly string[] {
  const values = (part: string, element: string, attribute = "val") =>
    [...(parts.get(`word/${part}.xml`)?.getElementsByTagNameNS(WORD, element) ?? [])].map((each) =>
      each.getAttributeNS(WORD, attribute),
    );
  // One that every program has, and that a file need not define.
  const styles = new Set(["DefaultParagraphFont", ...values("styles", "style", "styleId")]);
  const numberings = new Set(values("numbering", "num", "numId"));
  const usedStyles = ["document", "comments", "footnotes", "endnotes", "styles"].flatMap((part) =>
    ["pStyle", "rStyle", "basedOn", "next", "link"].flatMap((element) => values(part, element)),
  );
  const usedNumberings = ["document", "comments"].flatMap((part) => values(part, "numId"));
  return [
    ...usedStyles.filter((style) => !styles.has(style)).map((style) => `There is no style ${style}.`),
    ...usedNumberings.filter((id) => !numberings.has(id)).map((id) => `There is no numbering ${id}.`),
  ];
}

/** Tables of which a row takes more or fewer columns than the table has. */
function unevenTables({ parts }: ReadWord): readonly string[] {
  return [...(parts.get("word/document.xml")?.getElementsByTagNameNS(WORD, "tbl") ?? [])].flatMap((table) => {
    const own = (parent: Element, name: string) =>
      [...parent.children].filter(({ localName }) => localName === name);
    const columns = own(table, "tblGrid").flatMap((grid) => own(grid, "gridCol")).length;
    const spans = own(table, "tr").map((row) =>
      own(row, "tc")
        .map(
          (cell) =>
            own(cell, "tcPr")
              .flatMap((look) => own(look, "gridSpan"))[0]
              ?.getAttributeNS(WORD, "val") ?? "1",
        )
        .reduce((sum, span) => sum + Number(span), 0),
    );
    return spans
      .filter((span) => span !== columns)
      .map((span) => `A row takes ${span} of ${columns} columns.`);
  });
}
