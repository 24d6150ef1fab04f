import { randomUUID } from "node:crypto";
import type { ArticleDetails } from "../../lib/database/articles";
import type { Seat } from "../../lib/database/test-desk";
import type { CommandInput, CommandType } from "../../lib/ledger/command";

/** What somebody does, `after` minutes from the act before. */
export type Act = { readonly seat: Seat; readonly after: number; readonly command: unknown };

/** An article of the demo desk and how it was checked. */
export type Story = {
  readonly details: Omit<ArticleDetails, "direction">;
  readonly markdown: string;
  readonly acts: readonly Act[];
};

type Fields<Type extends CommandType> = Omit<Extract<CommandInput, { type: Type }>, "commandId" | "type">;

/** One act of a story: who, how many minutes later, and the command that a client would send. */
export function act<Type extends CommandType>(
  seat: Seat,
  after: number,
  type: Type,
  fields: Fields<Type>,
): Act {
  return { seat, after, command: { commandId: randomUUID(), type, ...fields } };
}
