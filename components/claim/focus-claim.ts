/** Puts the focus on a claim's card, so that it is never lost when a form goes. */
export function focusClaim(claimId: string): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`claim-${claimId}`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
  });
}
