import { createHash } from "node:crypto";
import { pageStyle } from "./page-style";
import { embeddedFonts } from "./report-fonts";

/** Where anyone can check what a desk gave them, and the same as a program of one file. */
export const VERIFY_PATH = "/verify";
export const VERIFY_PROGRAM_PATH = "/verify/verify.mjs";

/** A page, and what it may load and do: itself, and nothing from anywhere. */
export type SealedPage = { readonly html: string; readonly policy: string };

/**
 * The page that checks files in the browser: one document with its script, style and fonts in it, which works from disk as
 * well. Its policy, also in the page, lets no request out. `script` is lib/client/verify, made one file.
 */
export function verifyPage(script: string): SealedPage {
  const style = `${embeddedFonts()}${pageStyle([])}${VERIFY_STYLE}`;
  const policy = `default-src 'none'; script-src '${digestOf(script)}'; style-src '${digestOf(style)}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="Check ledgers, proofs and published fact checks yourself, in your browser, without sending them anywhere.">
<title>Check it yourself – Assay</title>
<style>${style}</style>
</head>
<body>
${SYMBOLS}
${BODY}
<script>${script}</script>
</body>
</html>
`;
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}

const digestOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const SYMBOLS = `<svg class="unseen" aria-hidden="true"><defs>
<symbol id="is-proven" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-7"/></symbol>
<symbol id="is-refuted" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="m8.5 8.5 7 7m0-7-7 7"/></symbol>
<symbol id="is-unproven" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10" stroke-dasharray="3.5 3"/><path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.6c-1 .5-1.3 1-1.3 2M12 17v.2"/></symbol>
</defs></svg>`;

const BODY = `<header class="narrow">
<p class="eyebrow">Assay</p>
<h1>Check it yourself</h1>
<p class="deck">Whether a fact check, and the history behind it, is still what it was. Your files stay on this computer: this page sends nothing, and works without a network.</p>
</header>
<main class="narrow">
<section id="zone" aria-label="Files to check">
<p><label class="pick" for="files">Choose files</label> <input id="files" type="file" multiple class="unseen"> or drop them anywhere here.</p>
<p class="quiet">A proof, a ledger, a report as JSON, a published page or PDF; with them a checkpoint or a key that you have from before. What each is, the page finds out.</p>
<details><summary>Paste a text instead</summary>
<p><label for="paste">A checkpoint, a key, a proof or a few lines of a ledger</label></p>
<textarea id="paste" rows="6" dir="ltr" spellcheck="false" autocomplete="off"></textarea>
<p><button type="button" id="check-paste" class="pick">Check this text</button></p>
</details>
</section>
<noscript><p class="note-line">Checking here needs JavaScript. The program below does the same in a terminal.</p></noscript>
<div id="status" role="status"></div>
<div id="verdict" role="status"></div>
<section id="results" hidden aria-label="What was found">
<div id="found"></div>
<p><button type="button" id="again" class="quiet-button">Put all files away</button></p>
</section>
<section class="explained">
<h2>What is checked</h2>
<ul>
<li>A ledger: that no entry was changed, taken out, put in or moved, and that no clock went backwards.</li>
<li>A proof: that each entry is in the desk’s log, under a checkpoint that the log signed.</li>
<li>An older checkpoint, from you or in a published page: that the log of today begins with all that it saw.</li>
<li>A published page or JSON: that it is byte for byte what the ledger says was published.</li>
</ul>
<p>The proof of a published edition is at its address with <span class="hash">?format=proof</span> behind it. Members of a desk export proofs and ledgers of any article, and the desk’s log gives its key and newest checkpoint to anyone it lets.</p>
<p>What this page cannot know: whether what was entered was true, and whether a key is the desk’s own. Keep a checkpoint or a key from elsewhere or from an earlier day: with it, a history that was written anew and signed again is found.</p>
</section>
<section class="explained">
<h2>Without this page</h2>
<p data-offline hidden>The desk that gave you this page also has a second program, written apart from it, that checks the same in one file: verify.mjs, at ${VERIFY_PROGRAM_PATH}, for Node.js 20 or newer.</p>
<p data-online><a href="${VERIFY_PATH}" download="assay-verify.html">Save this page</a>, and it works from your disk. A second program, written apart from it, checks the same in one file that can be read in ten minutes: <a href="${VERIFY_PROGRAM_PATH}" download="verify.mjs">verify.mjs</a>, for Node.js 20 or newer.</p>
<p class="hash">node verify.mjs ledger.jsonl proof.json</p>
</section>
</main>`;

const VERIFY_STYLE = `
:root{--yes:light-dark(#1c6b3c,#86d3a3);--no:light-dark(#b3191c,#f58d8e);--danger-wash:light-dark(#fbeceb,#3a2120)}
#zone{border:2px dashed var(--strong);border-radius:12px;background:var(--surface);padding:1.1rem 1.3rem}#zone[data-over]{border-color:var(--accent);border-style:solid}#zone p{margin:.35rem 0}#zone details{margin-block-start:.7rem}#zone summary{cursor:pointer}
.pick{display:inline-block;font:600 14px/1.4 var(--sans);padding:.5rem .95rem;border:0;border-radius:8px;background:var(--accent);color:var(--paper);cursor:pointer}.unseen:focus-visible{outline:none}#zone:has(#files:focus-visible) label.pick,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
textarea{display:block;inline-size:100%;font:12.5px/1.5 ui-monospace,monospace;color:inherit;background:var(--paper);border:1px solid var(--strong);border-radius:6px;padding:.5rem;resize:vertical}
.quiet-button{font:13px/1.4 var(--sans);color:inherit;background:none;border:1px solid var(--strong);border-radius:99px;padding:.25rem .75rem;cursor:pointer}
#status p{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center}progress{flex:1 1 8rem;accent-color:var(--accent)}
#results{margin-block:1.3rem}#verdict:not(:empty){margin-block-start:1.6rem;border:1px solid var(--strong);border-inline-start:5px solid var(--c);border-radius:8px;background:var(--surface);padding:.8rem 1.1rem}#verdict h2{display:flex;gap:.5rem;align-items:center;margin:0;color:var(--c)}#verdict p{margin:.2rem 0 0;color:var(--quiet)}#verdict .icon{inline-size:22px;block-size:22px}
.proven{--c:var(--yes)}.refuted{--c:var(--no)}.unproven{--c:var(--quiet)}
.file{margin-block:1.3rem;border-block-start:1px solid var(--rule);padding-block-start:.9rem}.file header{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}.file h3{font:600 16px/1.4 var(--sans);margin:0}.file header button{margin-inline-start:auto}
.findings{list-style:none;margin:.5rem 0 0;padding:0}.findings li{display:grid;grid-template-columns:18px minmax(0,1fr);gap:0 .6rem;padding:.4rem 0}.findings .icon{inline-size:17px;block-size:17px;color:var(--c);margin-block-start:.2rem}.findings p{margin:0}.findings b{color:var(--c)}.findings .refuted{background:var(--danger-wash);border-radius:6px;padding-inline:.6rem;margin-inline:-.6rem}
.explained{margin-block:2rem}.explained li{margin-block:.25rem}.explained ul{padding-inline-start:1.2rem}
@media print{#zone,.quiet-button,.explained{display:none}}
`;
