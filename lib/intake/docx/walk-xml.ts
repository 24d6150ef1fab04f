import { SaxesParser, type SaxesTagNS } from "saxes";
import { fail, ok, type Result } from "../../domain/result";

/** An element as it is met: its name without prefix, and where its tag stands in the XML, in UTF-16. */
export type XmlTag = {
  readonly name: string;
  readonly prefix: string;
  /** An attribute by its name without prefix; null when there is none. */
  readonly attribute: (name: string) => string | null;
  readonly isSelfClosing: boolean;
};

/** What is done on the way. `at` is after an element's first tag in `open`, before and after its last in `close`. */
export type XmlVisitor = {
  readonly open?: (tag: XmlTag, at: number) => void;
  readonly close?: (tag: XmlTag, at: { readonly before: number; readonly after: number }) => void;
  readonly text?: (text: string) => void;
};

/**
 * Walks through XML from its beginning to its end, making no tree. Fails where it is not well-formed, and where it has a
 * document type: office documents have none, and entities are declared there.
 */
export function walkXml(xml: string, { open, close, text }: XmlVisitor): Result<null, "broken"> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let isBroken = false;
  const stop = () => {
    isBroken = true;
  };
  parser.on("error", stop);
  parser.on("doctype", stop);
  if (open !== undefined)
    parser.on("opentag", (tag) => {
      if (!isBroken) open(tagOf(tag), parser.position);
    });
  if (close !== undefined)
    parser.on("closetag", (tag) => {
      const after = parser.position;
      const before = tag.isSelfClosing ? after : xml.lastIndexOf("</", after);
      if (!isBroken) close(tagOf(tag), { before, after });
    });
  if (text !== undefined) parser.on("text", text);
  parser.write(xml).close();
  return isBroken ? fail("broken") : ok(null);
}

function tagOf(tag: SaxesTagNS): XmlTag {
  return {
    name: tag.local,
    prefix: tag.prefix,
    attribute: (name) => Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? null,
    isSelfClosing: tag.isSelfClosing,
  };
}
