"use client";

import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import Link from "next/link";
import { signOut } from "next-auth/react";

type Props = { readonly name: string; readonly settingsHref?: string };

/** Who is signed in, the way to the settings, and the way out. */
export function UserMenu({ name, settingsHref }: Props) {
  const initials = initialsOf(name);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton aria-label={`${initials}, account of ${name}`}>
          <Avatar name={name} size={28} color="accent" variant="filled">
            {initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {settingsHref !== undefined && (
          <Menu.Item component={Link} href={settingsHref.replace(/settings$/, "work")}>
            My work
          </Menu.Item>
        )}
        {settingsHref !== undefined && (
          <Menu.Item component={Link} href={settingsHref}>
            Settings
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void signOut({ callbackUrl: "/sign-in" })}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The first characters of the first two words, as people see them: a name may begin with more than one UTF-16 unit. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment.toUpperCase() ?? "")
    .join("");
}
