"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import classes from "./drop-article.module.css";

/** Opens New article with a file that is dropped anywhere on the page. */
export function DropArticle({ slug }: { readonly slug: string }) {
  const router = useRouter();
  const isOver = useFileDrop((file) => {
    handOverFile(file);
    router.push(`/w/${slug}/new`);
  });
  return <DropSign isOver={isOver} />;
}

/** Says, while a file hovers over the page, what dropping it does. */
export function DropSign({ isOver }: { readonly isOver: boolean }) {
  if (!isOver) return null;
  return (
    <div className={classes["drop"]}>
      <p>Drop the file to make an article of it</p>
    </div>
  );
}

/** A file dropped on the desk, on its way to the New article page. It lives as long as the tab. */
let dropped: File | null = null;

function handOverFile(file: File): void {
  dropped = file;
}

/** Takes the file that was handed over; a second call finds none. */
export function takeHandedFile(): File | null {
  const file = dropped;
  dropped = null;
  return file;
}

/** Catches a file dropped anywhere on the page; true while one hovers over it. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
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
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) take(file);
    });
    return () => controller.abort();
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
