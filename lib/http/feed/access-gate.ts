import type { ArticleAccess } from "../../database/access";
import type { Failure } from "../../domain/failure";
import type { Result } from "../../domain/result";

export type Reopen = () => Promise<Result<ArticleAccess, Failure>>;

/** Whether to go on: yes; nobody can say just now; or no more, and why. */
export type Gate =
  | { readonly kind: "open"; readonly access: ArticleAccess }
  | { readonly kind: "unknown" }
  | { readonly kind: "closed"; readonly reason: Failure["kind"] | "role-changed" };

/** What may be seen is asked again this often, beside each time that something about it changed. */
const ASKING_MS = 60_000;

/** Keeps asking whether somebody who was let in may still be there, and rarely enough to be cheap. */
export class AccessGate {
  readonly #reopen: Reopen;
  readonly #access: ArticleAccess;
  #askAt = performance.now() + ASKING_MS;

  constructor(access: ArticleAccess, reopen: Reopen) {
    this.#access = access;
    this.#reopen = reopen;
  }

  /** Something about the access changed: ask before anything else is told. */
  doubt(): void {
    this.#askAt = 0;
  }

  async check(): Promise<Gate> {
    const open = { kind: "open", access: this.#access } as const;
    if (performance.now() < this.#askAt) return open;
    this.#askAt = performance.now() + ASKING_MS;
    const opened = await this.#reopen();
    if (opened.ok) return opened.value.role === this.#access.role ? open : closed("role-changed");
    if (opened.failure.kind !== "unavailable") return closed(opened.failure.kind);
    this.doubt();
    return { kind: "unknown" };
  }
}

const closed = (reason: Failure["kind"] | "role-changed"): Gate => ({ kind: "closed", reason });
