"use client";

import { useRouter } from "next/navigation";
import { DropSign } from "./drop-sign";
import { handOverFile } from "./dropped-file";
import { useFileDrop } from "./use-file-drop";

/** Opens New article with a file that is dropped anywhere on the page. */
export function DropArticle({ slug }: { readonly slug: string }) {
  const router = useRouter();
  const isOver = useFileDrop((file) => {
    handOverFile(file);
    router.push(`/w/${slug}/new`);
  });
  return <DropSign isOver={isOver} />;
}
