import type { Words } from "../words/words";
import type { ReportEdition } from "./report";

/** As in "Fact check · edition 2 · update". */
export function editionTitle({ kind, number }: ReportEdition, { say }: Words): string {
  if (kind === "fact-check") return say("edition.title", { number });
  return say("edition.titleOfKind", { number, kind: say(`editionKindInLine.${kind}`) });
}
