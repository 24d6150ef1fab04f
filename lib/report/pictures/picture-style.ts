/** How pictures stand on a page: as wide as their place, in its colours for light and dark. */
export const PICTURE_STYLE = `
.picture{display:block;inline-size:100%;print-color-adjust:exact}.picture text{font-family:var(--sans);fill:var(--ink)}
.bar{border-radius:4px}.bar rect{fill:var(--c,var(--paper))}.bar .open{fill:var(--wash);stroke:var(--quiet)}
.timeline .quiet{fill:var(--quiet)}.timeline .over{stroke:var(--paper);stroke-width:4px;paint-order:stroke}.timeline line{stroke:var(--rule)}.dots-marked{fill:var(--paper);stroke:var(--quiet)}.dots-verdict{fill:var(--quiet)}.dots-ruling{fill:var(--accent)}.dots-edition{fill:var(--ink)}
.numbers{margin-block-start:.6rem;font-size:13.5px}.numbers summary{cursor:pointer;color:var(--quiet)}.numbers>section{overflow-x:auto;margin-block-start:.5rem}.numbers table{border-collapse:collapse;width:100%;overflow-wrap:normal}.numbers th,.numbers td{border:1px solid var(--rule);padding:.25rem .45rem;text-align:end;vertical-align:bottom;font-size:12.5px;font-variant-numeric:tabular-nums}.numbers th:first-child{min-inline-size:9rem;text-align:start;overflow-wrap:anywhere}.numbers th[scope=row]{font-weight:400}
.year .quiet{fill:var(--quiet)}.year line{stroke:var(--strong)}.picture pattern rect{fill:var(--c)}.picture pattern path{stroke:var(--paper)}.swatch{flex:none;inline-size:14px;block-size:14px;border-radius:3px;print-color-adjust:exact}
.desk-year{margin-block:1rem 1.6rem}.desk-year h3{font:600 13px var(--sans);margin:1.4rem 0 .5rem}.years,.pages{display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.legend{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 1rem;margin:.75rem 0 0;padding:0;list-style:none;font-size:13px}.legend li{display:flex;gap:.45rem;align-items:center}.legend .icon{color:var(--c)}.legend span{overflow-wrap:break-word}.legend b{margin-inline-start:auto;white-space:nowrap;font-variant-numeric:tabular-nums}.reports .legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.4rem 0 .3rem}.reports .legend b{margin:0}.reports .bar{block-size:8px;margin-block-start:.6rem}
@media print{.numbers::details-content{content-visibility:visible;block-size:auto}.numbers summary{list-style:none}}
`;
