import { type Failure, invalid } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";

/**
 * Lets a text through if it can be stored and sent unchanged. Fails as `invalid` at `path` when it has U+0000
 * (Postgres refuses it) or half a surrogate pair (UTF-8 cannot carry it), saying where.
 */
export function checkStorable(text: string, path: string): Result<string, Failure> {
  const zero = text.indexOf("\0");
  if (zero !== -1)
    return fail(invalid(path, `The text has the character U+0000 at offset ${zero}. Remove it.`));
  if (text.isWellFormed()) return ok(text);
  const at = text.search(/\p{Surrogate}/u);
  return fail(invalid(path, `The text has half a character (a lone surrogate) at offset ${at}. Remove it.`));
}
