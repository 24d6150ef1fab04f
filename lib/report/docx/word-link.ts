import { createHash } from "node:crypto";
import { ConcreteHyperlink, type IContext, type ParagraphChild } from "docx";

/**
 * A link to an address outside of the file. What it refers to is named by the address: the file is the same each time that
 * it is written (the library's own links have random names), and links to one address share one relationship.
 */
export class WordLink extends ConcreteHyperlink {
  readonly #target: string;

  constructor(address: string, children: readonly ParagraphChild[]) {
    const { target, fragment } = partsOf(address);
    super(children, nameOf(target), fragment, address);
    this.#target = target;
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink["prepForXml"]> {
    const { Relationships } = context.viewWrapper;
    const known = named.get(Relationships) ?? new Set();
    named.set(Relationships, known);
    if (!known.has(this.linkId))
      Relationships.addRelationship(this.linkId, HYPERLINK, this.#target, "External");
    known.add(this.linkId);
    return super.prepForXml(context);
  }
}

const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/** The relationships that a part of a file has already. */
const named = new WeakMap<object, Set<string>>();

/** Word puts a fragment back where it was, and takes one of so many UTF-16 units. */
const LONGEST_FRAGMENT = 255;

function partsOf(address: string): { readonly target: string; readonly fragment?: string } {
  const at = address.indexOf("#");
  const fragment = at === -1 ? "" : address.slice(at + 1);
  if (fragment === "" || fragment.length > LONGEST_FRAGMENT) return { target: address };
  return { target: address.slice(0, at), fragment };
}

const nameOf = (target: string): string => createHash("sha256").update(target).digest("hex").slice(0, 16);
