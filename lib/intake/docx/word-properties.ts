import { languageTag } from "../../text/language-tag";
import { walkXml } from "./walk-xml";

/** What a Word file says of itself; null where it says nothing. `madeOn`: the day, YYYY-MM-DD. */
export type WordProperties = {
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly madeOn: string | null;
};

/** From `docProps/core.xml` and, for the language where that has none, `word/styles.xml`. What is broken says nothing. */
export function readWordProperties(core: string | null, styles: string | null): WordProperties {
  const fields = new Map<string, string>();
  if (core !== null) {
    let field: string | null = null;
    walkXml(core, {
      open: ({ name }) => {
        field = name;
      },
      close: () => {
        field = null;
      },
      text: (text) => {
        if (field !== null) fields.set(field, `${fields.get(field) ?? ""}${text}`);
      },
    });
  }
  const said = (name: string): string | null => fields.get(name)?.replace(/\s+/g, " ").trim() || null;
  const made = said("created") ?? "";
  return {
    title: said("title"),
    author: said("creator"),
    language: languageTag(said("language")) ?? (styles === null ? null : defaultLanguage(styles)),
    madeOn: /^\d{4}-\d\d-\d\d(?=T|$)/.exec(made)?.[0] ?? null,
  };
}

/** The language of text that says nothing else. */
function defaultLanguage(styles: string): string | null {
  let found: string | null = null;
  let isDefault = false;
  walkXml(styles, {
    open: ({ name, attribute }) => {
      if (name === "docDefaults") isDefault = true;
      if (name === "lang" && isDefault) found ??= attribute("val");
    },
    close: ({ name }) => {
      if (name === "docDefaults") isDefault = false;
    },
  });
  return languageTag(found);
}

/** The text of a part, such as a header, in one line. */
export function textOfPart(xml: string): string {
  const pieces: string[] = [];
  let isInText = false;
  walkXml(xml, {
    open: ({ name }) => {
      if (name === "t") isInText = true;
      if (name === "p" || name === "tab" || name === "br") pieces.push(" ");
    },
    close: ({ name }) => {
      if (name === "t") isInText = false;
    },
    text: (text) => {
      if (isInText) pieces.push(text);
    },
  });
  return pieces.join("").replace(/\s+/g, " ").trim();
}
