"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import classes from "./desk.module.css";

/** A desk without articles: what it is for, and the one next step. */
export function EmptyDesk({ slug, mayAdd }: { readonly slug: string; readonly mayAdd: boolean }) {
  return (
    <section className={classes["empty"]} aria-labelledby="empty-title">
      <h2 id="empty-title">Nothing to check yet</h2>
      {mayAdd ? (
        <>
          <p>
            Add an article, mark what it claims, and record what you find. You can also drop a .txt, .md or
            .html file anywhere on this page.
          </p>
          <Button component={Link} href={`/w/${slug}/new`}>
            Add the first article
          </Button>
        </>
      ) : (
        <p>An editor or owner of this desk adds articles. They appear here.</p>
      )}
    </section>
  );
}
