import type { IntakeWarning } from "./reading";

/** Fewer words are hardly an article. */
const FEW_WORDS = 200;

/** How tools that ask for consent name their boxes. */
const CONSENT =
  '[id*="onetrust" i], [id*="didomi" i], [class*="didomi" i], [id*="usercentrics" i], [class*="qc-cmp" i], [id*="sp_message" i], [id*="cmpbox" i], [class*="fc-consent" i], [id*="truste" i], [id*="cookiebot" i], [id*="consent" i], [class*="consent" i], form[action*="consent" i]';
const PAYWALL = '[class*="paywall" i], [id*="paywall" i], [class*="regwall" i], [data-paywall]';

/** What stands before an article, as far as a page shows it; asked before anything of it is taken away. */
export function wallOf(document: Document): (words: number) => IntakeWarning | null {
  const asksForPassword = document.querySelector('input[type="password" i]') !== null;
  const asksForConsent = document.querySelector(CONSENT) !== null;
  const asksForMoney = document.querySelector(PAYWALL) !== null || saysNotFree(document);
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
