/** Puts the focus on a claim's card, so that it is never lost when a form goes. */
export function focusClaim(claimId: string): void {
  requestAnimationFrame(() => document.getElementById(`claim-${claimId}`)?.focus({ preventScroll: true }));
}
