"use client";

import { Button } from "@mantine/core";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";

type Props = { readonly error: Error; readonly reset: () => void };

/** What a page shows when the server could not make it, mostly because the database does not answer. */
export default function ErrorPage({ reset }: Props) {
  return (
    <>
      <TopBar crumbs={[{ label: "Not available" }]} />
      <PageFrame title="This page cannot be shown right now" width="narrow">
        <p>
          The server or its database did not answer. Nothing is lost: what was saved is saved, and drafts stay
          in this browser.
        </p>
        <Button
          onClick={() => {
            reset();
            window.location.reload();
          }}
        >
          Try again
        </Button>
      </PageFrame>
    </>
  );
}
