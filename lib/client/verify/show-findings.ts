import type { Named } from "../../verify/check-proof";
import { kindInWords, type ReadFile } from "../../verify/file-reader";
import { counted, type Finding, verdictOf } from "../../verify/finding";
import { element, icon, part } from "./page-parts";

type Shown = {
  readonly files: readonly Named<ReadFile>[];
  readonly findings: readonly Finding[];
  readonly drop: (name: string) => void;
};

/** Shows what came out: the whole in a sentence, then each file with what was found of it. */
export function showFindings({ files, findings, drop }: Shown): void {
  const verdict = part("verdict", HTMLElement);
  const state = verdictOf(findings);
  part("results", HTMLElement).hidden = files.length === 0;
  verdict.className = state;
  if (files.length === 0) verdict.replaceChildren();
  else
    verdict.replaceChildren(
      element("h2", {}, icon(`is-${state}`), ` ${VERDICTS[state]}`),
      element("p", {}, inCounts(findings)),
    );
  part("found", HTMLElement).replaceChildren(...files.map((file) => fileSection(file, findings, drop)));
}

const VERDICTS: Readonly<Record<Finding["state"], string>> = {
  refuted: "Something does not hold",
  proven: "What could be checked holds",
  unproven: "Nothing could be proven",
};

const STATE_WORDS: Readonly<Record<Finding["state"], string>> = {
  refuted: "Does not hold",
  proven: "Proven",
  unproven: "Not proven",
};

function inCounts(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((each) => each.state === state).length;
  return `${counted(count("refuted"), "check", "checks")} failed, ${count("proven").toLocaleString("en")} held, ${count("unproven").toLocaleString("en")} could not be made with these files.`;
}

function fileSection(
  { name, file }: Named<ReadFile>,
  findings: readonly Finding[],
  drop: Shown["drop"],
): HTMLElement {
  const remove = element(
    "button",
    { type: "button", class: "quiet-button", "aria-label": `Remove ${name}` },
    "Remove",
  );
  remove.addEventListener("click", () => drop(name));
  const own = findings.filter(({ about }) => about.file === name);
  return element(
    "section",
    { class: "file" },
    element(
      "header",
      {},
      element("h3", {}, element("bdi", {}, name)),
      element("span", { class: "quiet" }, kindInWords(file)),
      remove,
    ),
    element("ul", { class: "findings" }, ...own.map(findingItem)),
  );
}

function findingItem({ state, sentence, about }: Finding): HTMLElement {
  const where = about.seq === null ? "" : ` · entry ${about.seq.toLocaleString("en")}`;
  return element(
    "li",
    { class: state },
    icon(`is-${state}`),
    element("p", {}, element("b", {}, `${STATE_WORDS[state]}${where}`), " ", sentence),
  );
}
