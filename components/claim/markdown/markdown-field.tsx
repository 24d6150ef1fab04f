"use client";

import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useLater } from "@/components/browser/use-later";
import { richMarkdownField } from "./later-markdown";
import classes from "./markdown-field.module.css";
import type { MarkdownFieldProps } from "./rich-markdown-field";

/**
 * Rich text that is kept as Markdown. The field for it comes after the page; a form that is opened before has a plain
 * one as high, and keeps it once somebody has been in it, so that no key is lost and the caret stays.
 */
export function MarkdownField(props: MarkdownFieldProps) {
  const [isTouched, setIsTouched] = useState(false);
  const Rich = useLater(richMarkdownField);
  if (Rich !== null && !isTouched) return <Rich {...props} />;
  return <PlainMarkdownField {...props} onTouch={() => setIsTouched(true)} />;
}

type PlainProps = MarkdownFieldProps & { readonly onTouch: () => void };

function PlainMarkdownField({ label, placeholder, value, onChange, error, onTouch }: PlainProps) {
  return (
    <Textarea
      label={label}
      error={error}
      autosize
      classNames={{ label: classes["label"] ?? "", input: classes["plain"] ?? "" }}
      dir="auto"
      placeholder={placeholder}
      value={value}
      onFocus={onTouch}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
