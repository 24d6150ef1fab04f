"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: says that what it leads to is being fetched, when that takes a moment. */
export function OpeningSign() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span data-opening role="status">
      Opening…
    </span>
  ) : null;
}
