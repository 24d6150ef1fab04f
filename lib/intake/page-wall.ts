import { elementsIn } from "./page-blocks";
import type { IntakeWarning } from "./reading";

/** Fewer words are hardly an article. */
const FEW_WORDS = 200;

/** How tools that ask for consent name their boxes, in attributes of these names. */
const CONSENT: Readonly<Record<string, RegExp>> = {
  id: /onetrust|didomi|usercentrics|sp_message|cmpbox|truste|cookiebot|consent/i,
  class: /didomi|qc-cmp|fc-consent|consent/i,
};
const PAYWALL: Readonly<Record<string, RegExp>> = {
  class: /paywall|regwall/i,
  id: /paywall/i,
  "data-paywall": /^/,
};

const says = (element: Element, patterns: Readonly<Record<string, RegExp>>): boolean =>
  Object.entries(patterns).some(([name, pattern]) => {
    const value = element.getAttribute(name);
    return value !== null && pattern.test(value);
  });

/** What stands before an article, as far as a page shows it; asked before anything of it is taken away. */
export function wallOf(document: Document): (words: number) => IntakeWarning | null {
  let [asksForPassword, asksForConsent] = [false, false];
  let asksForMoney = saysNotFree(document);
  // All at once: asked one selector after another, a large page is gone through for each.
  for (const element of elementsIn(document)) {
    const { localName } = element;
    asksForPassword ||= localName === "input" && /^password$/i.test(element.getAttribute("type") ?? "");
    asksForConsent ||=
      says(element, CONSENT) ||
      (localName === "form" && /consent/i.test(element.getAttribute("action") ?? ""));
    asksForMoney ||= says(element, PAYWALL);
  }
  return (words) => {
    if (words >= FEW_WORDS) return null;
    if (asksForPassword) return wall("This page asks to sign in, and has little text beside that.");
    if (asksForMoney)
      return wall("This page shows its text to subscribers only: perhaps this is just its beginning.");
    if (asksForConsent) return wall("This page asks for consent first, and has little text beside that.");
    return null;
  };
}

const saysNotFree = (document: Document): boolean =>
  [...document.querySelectorAll('script[type="application/ld+json" i]')].some((script) =>
    /"isAccessibleForFree"\s*:\s*"?false/i.test(script.textContent ?? ""),
  );

const wall = (found: string): IntakeWarning => ({
  kind: "wall",
  message: `${found} Open it in a browser, and paste the text from there.`,
});
