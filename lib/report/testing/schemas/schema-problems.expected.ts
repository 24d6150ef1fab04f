import { readFileSync } from "node:fs";
import path from "node:path";
import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";

type Validator = RelaxNGValidator | XsdValidator;

const validators = new Map<string, Validator>();

/**
 * What an XML file does to its schema, a sentence each, as libxml2 says it; empty when it is valid. `schema`: a file of this
 * folder, RELAX NG (.rng) or XML Schema (.xsd).
 */
export function schemaProblems(xml: string | Uint8Array, schema: string): readonly string[] {
  try {
    const document = typeof xml === "string" ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
    try {
      validatorOf(schema).validate(document);
      return [];
    } finally {
      document.dispose();
    }
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ message, line }) => `${message.trim()} (line ${line})`);
  }
}

/** Read once: a validator outlives the document that it was read from. */
function validatorOf(schema: string): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const document = XmlDocument.fromBuffer(readFileSync(path.join(import.meta.dirname, schema)));
  const made = schema.endsWith(".rng") ? RelaxNGValidator.fromDoc(document) : XsdValidator.fromDoc(document);
  document.dispose();
  validators.set(schema, made);
  return made;
}
