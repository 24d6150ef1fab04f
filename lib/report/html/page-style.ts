import { LINES, PALETTE } from "../../domain/rating";
import type { Report } from "../report";

/** The report's style sheet: light and dark, screen and paper, each rating told by colour and by line. */
export function pageStyle(scale: Report["scale"]): string {
  return BASE + scale.map((rating, index) => ratingStyle(rating, index)).join("\n");
}

function ratingStyle({ colour, mark }: Report["scale"][number], index: number): string {
  const dark = PALETTE[colour];
  const [onLight, onDark] = dark === undefined ? ["#55555f", "#b0b0bb"] : [colour, dark];
  const { style, thickness } = LINES[mark];
  return `.rating-${index}{--c:light-dark(${onLight},${onDark});--line:${style};--thick:${thickness}}`;
}

const BASE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf9f4,#1b1a18);--ink:light-dark(#211f1b,#ece8df);--quiet:light-dark(#5c574e,#b3ada1);--rule:light-dark(#ddd7ca,#3a3732);--link:light-dark(#1d4f91,#9cc2f5);--wash:light-dark(#fff0b8,#4a4015)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem 1.25rem}
h1,.article,.quote{font-family:"Source Serif 4",Georgia,"Noto Serif",serif}
h1{font-size:2rem;line-height:1.2;margin:.5rem 0}
h2{margin:2.5rem 0 .75rem;border-bottom:1px solid var(--rule);padding-bottom:.25rem;font-size:1.35rem}
h3{font-size:1.1rem;margin:1.25rem 0 .5rem}h4{font-size:.95rem;margin:1rem 0 .25rem}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.quiet,dt,caption{color:var(--quiet)}
.article{font-size:1.15rem;line-height:1.7}.article p,.article td,.article th,.quote,.plain{white-space:pre-wrap}
.article p:empty{min-height:1em}.article pre,.text pre{white-space:pre-wrap}
table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--rule);padding:.35rem .6rem;text-align:start;vertical-align:top}
caption{text-align:start;padding-bottom:.35rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:.5rem 0}dd{margin:0}
.quote{margin:.5rem 0;padding:.25rem 0 .25rem 1rem;border-inline-start:3px solid var(--c,var(--rule));padding-inline-start:1rem;font-size:1.1rem}
.claim{border-top:1px solid var(--rule);padding-top:.25rem}
.claim:target,mark:target{outline:2px solid var(--link);outline-offset:4px}
.items{list-style:none;padding:0}.items>li{margin:.6rem 0;padding-inline-start:.9rem;border-inline-start:2px solid var(--rule)}
.items p,.text p{margin:.25rem 0}
.badge{color:var(--c,var(--ink));font-weight:600;text-decoration:underline var(--line,none) var(--thick,1px);text-underline-offset:.2em}
.icon{inline-size:1em;block-size:1em;vertical-align:-.12em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
mark{background:color-mix(in srgb,var(--c,transparent) 13%,var(--paper));color:inherit;text-decoration:underline var(--line,none) var(--thick,1px) var(--c,currentColor);text-underline-offset:.22em;text-decoration-skip-ink:none}
mark.open{background:var(--wash)}mark.disputed{background:var(--wash);--line:dashed;--thick:1px}mark.several{box-shadow:0 .3em 0 -.18em var(--c,var(--quiet))}
.ref{text-decoration:none;font:600 .65em/1 system-ui,sans-serif;vertical-align:super;margin-inline:.1em .15em}.ref::after{content:attr(data-n)}
.notice,.banner{border:1px solid var(--rule);border-inline-start:4px solid var(--ink);padding:.5rem 1rem;background:var(--wash)}.notice h2{margin:.25rem 0;border:0;font-size:1.1rem}.notice ul{margin:.25rem 0}
.banner{max-width:46rem;margin:1rem auto}.banner a{color:inherit;font-weight:600}
.hash{font-family:ui-monospace,monospace;font-size:.85em}
@media print{:root{color-scheme:light;--paper:#fff}body{font-size:10.5pt}h2,h3,h4{break-after:avoid}.items>li,tr{break-inside:avoid}mark,.badge{print-color-adjust:exact}.text a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}}
`;
