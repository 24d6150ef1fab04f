import { LINES, PALETTE } from "../../domain/rating";
import type { Report } from "../report";

/** The report's style sheet: light and dark, wide, narrow and on paper, each rating told by colour and by line. */
export function pageStyle(scale: Report["scale"]): string {
  return BASE + PICTURE_STYLE + scale.map((rating, index) => ratingStyle(rating, index)).join("\n");
}

function ratingStyle({ colour, mark }: Report["scale"][number], index: number): string {
  const dark = PALETTE[colour];
  const [onLight, onDark] = dark === undefined ? ["#55555f", "#b0b0bb"] : [colour, dark];
  const { style, thickness } = LINES[mark];
  return `.rating-${index}{--c:light-dark(${onLight},${onDark});--under:underline;--line:${style};--thick:${thickness}}`;
}

const BASE = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#161614);--surface:light-dark(#fff,#1f1f1c);--ink:light-dark(#1c1b19,#ece9e2);--quiet:light-dark(#5c5952,#b3aea3);--rule:light-dark(#e7e3da,#32312d);--strong:light-dark(#d5d0c4,#45433d);--accent:light-dark(#27496d,#9cc0e7);--wash:light-dark(#fff0b8,#4a4015);--serif:"Source Serif 4 Variable","Source Serif 4","Noto Naskh Arabic Variable","Noto Serif Hebrew Variable",Georgia,"Noto Serif",serif;--sans:"Inter Variable",Inter,system-ui,"Noto Sans",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 var(--sans);overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
.top,.lead,.note,.body,.claims,.more,.foot,main.narrow,header.narrow{max-width:74rem;margin-inline:auto;padding-inline:1.75rem}
a{color:inherit;text-underline-offset:3px;text-decoration-color:var(--strong)}a:hover{text-decoration-color:currentColor}a:focus-visible,summary:focus-visible,textarea:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.top{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;padding-block:1.4rem 0;color:var(--quiet);font-size:13px}.top b{font:600 16px var(--serif);color:var(--ink)}.top nav{display:flex;flex-wrap:wrap;gap:.5rem;margin-inline-start:auto}
.pill{border:1px solid var(--strong);border-radius:99px;padding:.25rem .7rem;background:var(--surface);text-decoration:none;font-size:13px}
.embedding{position:relative}.embedding summary{cursor:pointer;list-style:none}.embedding summary::-webkit-details-marker{display:none}.embedding label{position:absolute;z-index:1;inset-block-start:calc(100% + .5rem);inset-inline-end:0;inline-size:min(27rem,86vw);padding:.8rem 1rem;border:1px solid var(--strong);border-radius:8px;background:var(--surface);color:var(--ink)}.embedding textarea{display:block;inline-size:100%;margin-block-start:.4rem;font:12px/1.5 ui-monospace,monospace;color:inherit;background:var(--paper);border:1px solid var(--strong);border-radius:6px;resize:vertical}
.lead,.body,.claim,.foot{display:grid;grid-template-columns:minmax(0,66ch) minmax(0,1fr);gap:0 3.5rem}
.lead{padding-block:2.75rem 0}.overview{align-self:end;padding-block-end:1.1rem}.overview h2{font:600 13px var(--sans);margin:0 0 .6rem}
h1{font:600 38px/1.15 var(--serif);letter-spacing:-.015em;margin:.4rem 0 .75rem;text-wrap:balance}.deck{font:19px/1.5 var(--serif);color:var(--quiet);margin:0 0 1.1rem;text-wrap:pretty}.deck p{margin:0 0 .5em}.eyebrow{font:600 12.5px var(--sans);letter-spacing:.02em;color:var(--accent);margin:0}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:0;padding:0 0 1.1rem;list-style:none;font-size:13px;color:var(--quiet)}
.note{padding-block:.5rem}.note>div,.banner{border:1px solid var(--strong);border-inline-start:4px solid var(--accent);background:var(--surface);border-radius:8px;padding:.75rem 1rem}.note h2{font:600 15px var(--sans);margin:0}.note h3{font:600 13px var(--sans);margin:.6rem 0 .1rem}.note p{margin:.1rem 0}.note ul{margin:.25rem 0;padding-inline-start:1.2rem}
.banner{max-width:70.5rem;margin:1rem auto}.banner p{margin:0}.banner a{font-weight:600}
.body{display:block;margin-block-start:2rem;padding-block-start:1.6rem;border-top:1px solid var(--rule)}
.words{font:19px/1.7 var(--serif)}.row{display:grid;grid-template-columns:minmax(0,66ch) minmax(0,1fr);gap:0 3.5rem;align-items:start}
.words>p,.words>ul,.words>ol,.words>blockquote,.words>pre,.words>table{margin:0 0 1.05em;text-wrap:pretty}.words p,.words td,.words th,.quote,.plain{white-space:pre-wrap}.words p:empty{min-height:1em}.words h2,.words h3,.words h4,.words h5,.words h6{font:600 22px/1.3 var(--serif);margin:1.2em 0 .5em}.words pre,.text pre{white-space:pre-wrap;font-size:.85em;direction:ltr;text-align:left}.words table,.more table{border-collapse:collapse;width:100%}.words td,.words th,.more td,.more th{border:1px solid var(--rule);padding:.35rem .6rem;text-align:start;vertical-align:top}.words td p,.words th p,.words li p{margin:0 0 .3em}
.finds{display:flex;flex-direction:column;gap:.6rem;font:13.5px/1.5 var(--sans);padding-block-end:1rem}.find{border-inline-start:3px solid var(--c,var(--strong));padding-block:.1rem;padding-inline:.75rem 0}.find summary{cursor:pointer;list-style-position:outside;display:block}.find summary::-webkit-details-marker{display:none}.find summary .said{display:block}.find summary:hover .said{text-decoration:underline;text-decoration-color:var(--strong);text-underline-offset:3px}.find[open]{background:var(--surface);border:1px solid var(--strong);border-inline-start:3px solid var(--c,var(--strong));border-radius:8px;padding:.6rem .8rem}.find p{margin:.25rem 0}
.tag{display:inline-flex;gap:.4rem;align-items:center;font:600 12.5px/1.4 var(--sans);color:var(--c,var(--ink))}
.icon{inline-size:14px;block-size:14px;flex:none;vertical-align:-.12em;fill:none;stroke:currentColor;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
mark{background:color-mix(in srgb,var(--c,transparent) 12%,var(--paper));color:inherit;text-decoration-line:var(--under,none);text-decoration-style:var(--line,solid);text-decoration-thickness:var(--thick,1px);text-decoration-color:var(--c,currentColor);text-underline-offset:4px;text-decoration-skip-ink:none;border-radius:2px}
mark.open{background:var(--wash)}mark.disputed{background:var(--wash);--under:underline;--line:dashed;--thick:1px}mark.several{box-shadow:0 .3em 0 -.18em var(--c,var(--quiet))}
.ref{text-decoration:none;font:600 11px/1 var(--sans);vertical-align:super;margin-inline:.1em;padding-block:.3em}.ref::after{content:attr(data-n)}
.claims{margin-block-start:2.5rem;padding-block-start:1.9rem;border-top:1px solid var(--rule)}.claims>h2,.more>h2{font:600 24px/1.3 var(--serif);margin:0 0 .5rem}.claims>p{margin:.25rem 0 .5rem;color:var(--quiet)}
.claim{padding:1.5rem 0;border-bottom:1px solid var(--rule)}.claim:last-child{border:0}.claim:target{outline:2px solid var(--accent);outline-offset:6px;border-radius:3px}mark:target,.ref:target{outline:2px solid var(--accent)}.claim h3{margin:0 0 .4rem;font:600 20px/1.35 var(--serif)}.claim h3 .tag{display:flex;margin-block-end:.3rem}.claim h4{font:600 13px var(--sans);margin:1rem 0 .25rem}
.quote{margin:.4rem 0;padding-inline-start:.7rem;border-inline-start:2px solid var(--c,var(--strong));font:15.5px/1.5 var(--serif);color:var(--quiet)}.quiet,.said-by,dt,caption{color:var(--quiet)}.said-by{font-size:13.5px;margin:.2rem 0 .7rem}.why{font:17px/1.6 var(--serif)}.text p{margin:.3rem 0}.claim .why p{margin:0 0 .6rem}
q:lang(ar){quotes:"«" "»"}.items{list-style:none;padding:0;margin:0}.items>li{border-top:1px solid var(--rule);padding:.6rem 0;font-size:14px}.source{display:grid;grid-template-columns:20px minmax(0,1fr);gap:0 .5rem}.source .icon{margin-block-start:.25rem}.source small{color:var(--quiet)}
dl{display:grid;align-content:start;grid-template-columns:auto minmax(0,1fr);gap:.25rem .9rem;font-size:13px;margin:.25rem 0}dd{margin:0}
.more{margin-block-start:2.5rem}.more table{font-size:13.5px}.more thead th{overflow-wrap:normal}.badge{color:var(--c,var(--ink));font-weight:600;text-decoration-line:var(--under,none);text-decoration-style:var(--line,solid);text-decoration-thickness:var(--thick,1px);text-underline-offset:.2em;white-space:nowrap}
.foot{margin-block:2.5rem 3.75rem;padding-block:1.5rem;color:var(--quiet)}.foot>div{font-size:13.5px}.foot h2{font:600 14px var(--sans);color:var(--ink);margin:0 0 .4rem}.foot p{margin:.25rem 0}.proof{border:1px solid var(--strong);border-radius:8px;background:var(--surface);padding:.9rem 1rem}.hash{font:12px ui-monospace,monospace;color:var(--ink)}.hash,.foot a{direction:ltr;unicode-bidi:isolate}
main.narrow,header.narrow{max-width:46rem}header.narrow{padding-block-start:2.75rem}main.narrow{padding-block:0 3rem}.narrow h2{font:600 22px/1.3 var(--serif);margin:1.4rem 0 .5rem}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:56rem){.more thead th{font-size:12px;padding-inline:.35rem}.lead,.row,.claim,.foot{grid-template-columns:minmax(0,1fr);gap:.9rem 0}.row{gap:0}h1{font-size:29px}.lead{padding-block-start:1.6rem}.words{font-size:18px}.top,.lead,.note,.body,.claims,.more,.foot,main.narrow,header.narrow{padding-inline:1.1rem}.find,.find[open]{border:1px solid var(--strong);border-inline-start:3px solid var(--c,var(--strong));border-radius:8px;background:var(--surface);padding:.6rem .75rem}.words>:last-child{margin-block-end:.5em}.banner{margin-inline:1.1rem}}
@media print{:root{color-scheme:light;--paper:#fff}@page{margin:18mm}body{font-size:10pt}.top nav,.embedding{display:none}.words{font-size:11.5pt}h1{font-size:24pt}.lead,.row,.claim,.foot{display:block}.finds{display:none}h2,h3,h4{break-after:avoid}.items>li,tr,.proof{break-inside:avoid}mark,.badge,.tag{print-color-adjust:exact}.text a[href^=http]::after,.source a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}}
`;

/** How pictures stand on a page: as wide as their place, in its colours for light and dark. */
const PICTURE_STYLE = `
.picture{display:block;inline-size:100%;print-color-adjust:exact}.picture text{font-family:var(--sans);fill:var(--ink)}
.bar{border-radius:4px}.bar rect{fill:var(--c,var(--paper))}.bar .open{fill:var(--wash);stroke:var(--quiet)}
.timeline .quiet{fill:var(--quiet)}.timeline .over{stroke:var(--paper);stroke-width:4px;paint-order:stroke}.timeline line{stroke:var(--rule)}.dots-marked{fill:var(--paper);stroke:var(--quiet)}.dots-verdict{fill:var(--quiet)}.dots-ruling{fill:var(--accent)}.dots-edition{fill:var(--ink)}
.numbers{margin-block-start:.6rem;font-size:13.5px}.numbers summary{cursor:pointer;color:var(--quiet)}.numbers>section{overflow-x:auto;margin-block-start:.5rem}.numbers table{border-collapse:collapse;width:100%;overflow-wrap:normal}.numbers th,.numbers td{border:1px solid var(--rule);padding:.25rem .45rem;text-align:end;vertical-align:bottom;font-size:12.5px;font-variant-numeric:tabular-nums}.numbers th:first-child{min-inline-size:9rem;text-align:start;overflow-wrap:anywhere}.numbers th[scope=row]{font-weight:400}
.year .quiet{fill:var(--quiet)}.year line{stroke:var(--strong)}.picture pattern rect{fill:var(--c)}.picture pattern path{stroke:var(--paper)}.swatch{flex:none;inline-size:14px;block-size:14px;border-radius:3px;print-color-adjust:exact}
.desk-year{margin-block:1rem 1.6rem}.desk-year h3{font:600 13px var(--sans);margin:1.4rem 0 .5rem}.years,.pages{display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.legend{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 1rem;margin:.75rem 0 0;padding:0;list-style:none;font-size:13px}.legend li{display:flex;gap:.45rem;align-items:center}.legend .icon{color:var(--c)}.legend span{overflow-wrap:break-word}.legend b{margin-inline-start:auto;white-space:nowrap;font-variant-numeric:tabular-nums}.reports .legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.4rem 0 .3rem}.reports .legend b{margin:0}.reports .bar{block-size:8px;margin-block-start:.6rem}
@media print{.numbers::details-content{content-visibility:visible;block-size:auto}.numbers summary{list-style:none}}
`;
