/** What the scripts hand to one another, as types: they are plain JavaScript, and nothing of this is there when they run. */

/** How one speaks to whoever started it, and is told to stop. */
export type Context = { readonly say: Say; readonly signal: AbortSignal };

export type Say = (line: string) => void;

/** Variables of the environment, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the pages are served. */
export type WebAddress = { readonly host: string; readonly port: number };

/** An Assay that was started, and that answers. */
export type Product = {
  readonly url: string;
  readonly pid: number;
  /** What it has printed lately. */
  output(): string;
  stop(): Promise<void>;
};

/** A database that runs and has the newest migration. */
export type OpenDatabase = {
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  /** Found running: the Assay that started it was killed. */
  readonly adopted: boolean;
  /** The migrations that were applied now. */
  readonly applied: readonly string[];
  /** Ours to keep running; null: somebody's own. */
  readonly embedded: KeptDatabase | null;
  stop(): Promise<void>;
};

export type KeptDatabase = { readonly pid: number; restart(): Promise<void> };
