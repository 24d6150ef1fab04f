"use client";

import { Button } from "@mantine/core";
import { draftWords } from "@/lib/client/drafts/aside-drafts";
import type { DraftValues } from "@/lib/client/drafts/draft";
import classes from "./claim-form.module.css";
import type { Draft } from "./use-draft";

/** What was typed in this form before and not taken: it waits, and one can write on with it. */
export function DraftsAside<T extends DraftValues>({ draft }: { readonly draft: Draft<T> }) {
  if (draft.aside.length === 0) return null;
  return (
    <ul className={classes["aside"]} aria-label="Other drafts">
      {draft.aside.map((each) => (
        <li key={JSON.stringify(each.values)}>
          <span>
            Also kept: <q dir="auto">{draftWords(each)}</q>
          </span>
          <Button variant="default" size="compact-xs" flex="none" onClick={() => draft.swap(each)}>
            Write on with this
          </Button>
        </li>
      ))}
    </ul>
  );
}
