import type { z } from "zod";
import type { Failure } from "../../domain/failure";
import type { ActorId, ArticleId, WorkspaceId } from "../../domain/ids";
import type { Result } from "../../domain/result";

/** One kind of long work, on an article or on a desk. A new kind is one object of this and one line in the table of kinds. */
export type JobKind<Input = unknown> =
  | KindOn<"article", ArticleId, Input>
  | KindOn<"desk", WorkspaceId, Input>;

type KindOn<On, Id, Input> = {
  readonly name: string;
  readonly on: On;
  /** What it is asked for; it is kept as JSON until it runs. */
  readonly input: z.ZodType<Input>;
  /** How many steps it takes. */
  steps(input: Input): number;
  /**
   * Does it, perhaps again: whoever ran it before may have died in the middle. A failure is the end of it; what is
   * thrown, and `unavailable`, is tried again later.
   */
  run(work: JobAtWork<Input>, on: Id): Promise<Result<JobOutcome, Failure>>;
};

/** What a job gets to work with. */
export type JobAtWork<Input> = {
  /** Who asked for it. Whether they still may is for the job to ask. */
  readonly actor: ActorId;
  readonly input: Input;
  /** Fires when nobody wants it any more, or when the process is about to end. */
  readonly signal: AbortSignal;
  /** Tells that so many steps are done, and what they made so far where somebody would know. */
  readonly tell: (done: number, result?: JobOutcome["result"]) => Promise<void>;
};

type Fact = string | number | null | readonly { readonly [name: string]: string | undefined }[];

/** What a job made: facts for whoever asked, and perhaps a file, which is kept for a day. */
export type JobOutcome = {
  readonly result: Readonly<Record<string, Fact>>;
  readonly file?: Uint8Array;
};

/** Keeps a kind's exact type while it is written down, and hands it on as one of many. */
export function defineJobKind<Input>(kind: JobKind<Input>): JobKind<Input> {
  return kind;
}
