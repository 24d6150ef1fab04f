import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { checkoutRoot } from "../../env";
import type { CardData } from "./card-data";
import type { PageData } from "./page-data";

type Made = { readonly file: Uint8Array; readonly lacking: readonly string[] };
type Waiting = { readonly resolve: (made: Made) => void; readonly reject: (error: Error) => void };
type Answer = { readonly id: number; readonly made?: Made; readonly complaint?: string };

/** A typesetter that nobody asked for so long ends, and gives its memory back. */
const IDLE_MS = 30_000;
const HEAP_MB = 192;
/** The longest report takes 4 s: who is last in such a row waits for two minutes at most. */
const MOST_WAITING = 32;

const waiting = new Map<number, Waiting>();
let typesetter: ChildProcess | null = null;
let ending: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** Sets a report as a PDF/UA-1 document. `madeAt`: RFC 3339. `lacking`: the scripts that there is no font for, by name. */
export const writePdf = (data: PageData, madeAt: string): Promise<Made> =>
  ask({ kind: "report", data, madeAt: Math.floor(Date.parse(madeAt) / 1_000) });

/** Draws the picture that goes with a link to an edition: a PNG of 1200 × 630 pixels. */
export const drawCard = async (data: CardData): Promise<Uint8Array> =>
  (await ask({ kind: "card", data })).file;

/** Whether so many wait that whoever comes now had better come later. */
export const isTypesetterBusy = (): boolean => waiting.size >= MOST_WAITING;

/** What the process is asked for (typeset.mjs). `madeAt`: seconds since 1970. */
export type Sheet =
  | { readonly kind: "report"; readonly data: PageData; readonly madeAt: number }
  | { readonly kind: "card"; readonly data: CardData };

/** One at a time, in a process of its own. */
function ask(sheet: Sheet): Promise<Made> {
  clearTimeout(ending);
  typesetter ??= startTypesetter();
  asked += 1;
  const id = asked;
  const made = new Promise<Made>((resolve, reject) => waiting.set(id, { resolve, reject }));
  typesetter.ref();
  typesetter.channel?.ref();
  typesetter.send({ id, sheet });
  return made;
}

function startTypesetter(): ChildProcess {
  // No part of the bundle: it runs from the checkout.
  const child = fork(
    /* turbopackIgnore: true */ path.join(checkoutRoot(), "lib/report/typst/typeset.mjs"),
    [],
    {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      env: quietEnvironment(),
      serialization: "advanced",
    },
  );
  child.on("message", ({ id, made, complaint }: Answer) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (made === undefined) asker?.reject(new Error(complaint));
    else asker?.resolve(made);
    if (waiting.size === 0) rest(child);
  });
  child.on("error", (error) => forget(child, error));
  child.on("exit", (code, signal) => forget(child, new Error(`The typesetter ended by ${signal ?? code}.`)));
  return child;
}

/** It keeps no process alive, and ends when nothing comes. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  ending = setTimeout(() => {
    if (typesetter === child) typesetter = null;
    child.disconnect();
  }, IDLE_MS);
  ending.unref();
}

function forget(child: ChildProcess, error: Error): void {
  if (typesetter !== child) return;
  typesetter = null;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

/** It needs no database and no secret. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, NODE_ENV, MALLOC_ARENA_MAX, SystemRoot } = process.env;
  return { PATH, HOME, LANG, NODE_ENV, MALLOC_ARENA_MAX, SystemRoot };
}
