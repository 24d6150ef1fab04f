import { escapeHtml } from "../../editor/element-frame";

/** Text between tags or in double quotes, such that an HTML parser gives back each character of it. */
export function htmlText(text: string): string {
  return escapeHtml(text).replace(/\r/g, "&#13;");
}

/** A `lang` attribute for text in a language; empty when it is not known or not a BCP 47 tag. */
export function langAttribute(language: string | null): string {
  return language !== null && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language)
    ? ` lang="${language}"`
    : "";
}
