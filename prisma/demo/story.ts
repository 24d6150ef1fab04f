import type { ArticleDetails } from "../../lib/database/articles/articles";
import type { Seat } from "../../lib/database/testing/test-desk";
import type { CommandInput, CommandType } from "../../lib/ledger/shapes/command";
import { idSequence } from "../../lib/ledger/testing/review-builder";

/** What somebody does, `after` minutes from the act before. */
export type Act = { readonly seat: Seat; readonly after: number; readonly command: object };

/** An article of the demo desk and how it was checked. */
export type Story = {
  readonly details: Omit<ArticleDetails, "direction">;
  readonly markdown: string;
  readonly acts: readonly Act[];
};

type Fields<Type extends CommandType> = Omit<Extract<CommandInput, { type: Type }>, "commandId" | "type">;

/** Ids of new things, the same at every start, so that setting up can be taken up again where it was broken off. */
export const nextId = idSequence(0xde30);

/** One act of a story: who, how many minutes later, and what a client would send, but for the command's id. */
export function act<Type extends CommandType>(
  seat: Seat,
  after: number,
  type: Type,
  fields: Fields<Type>,
): Act {
  return { seat, after, command: { type, ...fields } };
}
