import { flushSync } from "react-dom";

/**
 * Puts the focus on a claim's card, so that it is never lost when a form goes. Not where a key or a press that came
 * right after has taken the focus somewhere already: what follows is for that.
 */
export function focusClaim(claimId: string): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    const isWhereItWas = now === before || now === null || now === document.body;
    if (isWhereItWas) takeFocus(claimId);
  });
}

/**
 * Has a form of the claim leave the screen, and puts the focus on the card. Who went on elsewhere while the form was
 * being saved stays there. All at once: a picture later, the card would be brought into view as high as with its form,
 * and the words be moved from under a hand that has gone on to them.
 */
export function returnToClaim(claimId: string, leave: () => void): void {
  const now = document.activeElement;
  const isElsewhere =
    now !== null &&
    now !== document.body &&
    document.getElementById(`claim-${claimId}`)?.contains(now) !== true &&
    now.closest("[role=dialog]") === null;
  flushSync(leave);
  if (!isElsewhere) takeFocus(claimId);
}

/** Where the button stands that shows the claims like one. */
export const likesElementId = (claimId: string): string => `like-${claimId}`;

/** Opens the list of claims like one, with the focus on it; false where there are none. */
export function showLikes(claimId: string): boolean {
  const button = document.getElementById(likesElementId(claimId));
  button?.focus();
  if (button?.getAttribute("aria-expanded") === "false") button.click();
  return button !== null;
}

function takeFocus(claimId: string): void {
  const card = document.getElementById(`claim-${claimId}`);
  if (card === null) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}
