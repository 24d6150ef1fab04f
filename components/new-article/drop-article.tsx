"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import classes from "./drop-article.module.css";

/** Opens New article with a file that is dropped anywhere on the page; with many, New articles. */
export function DropArticle({ slug }: { readonly slug: string }) {
  const router = useRouter();
  const isOver = useFileDrop((files) => {
    handOver(files);
    router.push(files.length === 1 ? `/w/${slug}/new` : `/w/${slug}/new/many`);
  });
  return <DropSign isOver={isOver} />;
}

/** Says, while files hover over the page, what dropping them does. */
export function DropSign({ isOver }: { readonly isOver: boolean }) {
  if (!isOver) return null;
  return (
    <div className={classes["drop"]}>
      <p>Drop what is to be an article</p>
    </div>
  );
}

/** What an article can be made of: a file, or a link. */
export type Source = File | string;

/** What was given to one page, on its way to another. It lives as long as the tab. */
let handed: readonly Source[] = [];

export function handOver(sources: readonly Source[]): void {
  handed = sources;
}

/** Takes what was handed over; a second call finds nothing. */
export function takeHanded(): readonly Source[] {
  const sources = handed;
  handed = [];
  return sources;
}

/** One or more. */
export type Files = readonly [File, ...File[]];

/** Catches files dropped anywhere on the page; true while some hover over it. */
export function useFileDrop(onFiles: (files: Files) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const controller = new AbortController();
    const listen = <Type extends "dragover" | "dragleave" | "drop">(
      type: Type,
      act: (event: DragEvent) => void,
    ) => window.addEventListener(type, act, { signal: controller.signal });
    listen("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [first, ...others] = event.dataTransfer?.files ?? [];
      if (first !== undefined) take([first, ...others]);
    });
    return () => controller.abort();
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
