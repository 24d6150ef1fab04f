/** How pictures stand on a page: as wide as their place, in its colours for light and dark. */
export const PICTURE_STYLE = `
.picture{display:block;inline-size:100%;print-color-adjust:exact}.picture text{font-family:var(--sans);fill:var(--ink)}
.bar{border-radius:4px}.bar rect{fill:var(--c,var(--paper))}.bar .open{fill:var(--wash);stroke:var(--quiet)}
.legend{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 1rem;margin:.75rem 0 0;padding:0;list-style:none;font-size:13px}.legend li{display:flex;gap:.45rem;align-items:center}.legend .icon{color:var(--c)}.legend b{margin-inline-start:auto;font-variant-numeric:tabular-nums}
`;
