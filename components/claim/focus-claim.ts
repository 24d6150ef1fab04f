/**
 * Puts the focus on a claim's card, so that it is never lost when a form goes. Not where a key or a press that came
 * right after has taken the focus somewhere already: what follows is for that.
 */
export function focusClaim(claimId: string): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    const isWhereItWas = now === before || now === null || now === document.body;
    const card = document.getElementById(`claim-${claimId}`);
    if (card === null || !isWhereItWas) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  });
}

/** After a form of the claim is gone. Who went on elsewhere while it was being saved stays there. */
export function returnToClaim(claimId: string): void {
  const now = document.activeElement;
  const card = document.getElementById(`claim-${claimId}`);
  const isElsewhere =
    now !== null &&
    now !== document.body &&
    card?.contains(now) !== true &&
    now.closest("[role=dialog]") === null;
  if (!isElsewhere) focusClaim(claimId);
}
