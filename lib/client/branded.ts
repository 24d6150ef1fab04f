import type { AnyId } from "../domain/ids";

/** A value as it comes over the line: every id in it is a mere string. */
export type Unbranded<Value> = Value extends AnyId
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Unbranded<Value[Key]> }
      : Value;

/** Takes what the API answered for what it is: its ids were parsed, and branded, by the server that made them. */
export const branded = <Value>(answer: Unbranded<Value>): Value => answer as Value;
