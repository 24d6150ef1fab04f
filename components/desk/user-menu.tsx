"use client";

import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import Link from "next/link";
import { signOut } from "next-auth/react";

type Props = { readonly name: string; readonly settingsHref?: string };

/** Who is signed in, the way to the settings, and the way out. */
export function UserMenu({ name, settingsHref }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${name}`}>
          <Avatar name={name} size={28} color="accent" variant="filled" />
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
