"use client";

import { SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { useEffect, useState } from "react";
import { useSingleKeys } from "@/components/browser/single-keys";
import { NotificationSettingsPart } from "./notification-settings-part";
import { NameForm, PasswordForm } from "./profile-forms";
import { SessionsPart } from "./sessions-part";
import classes from "./settings.module.css";

const SCHEMES = [
  { value: "auto", label: "As the device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** What is one's own: who one is, how the screen behaves in this browser, and where one is signed in. */
export function MyAccountPanel({ name, email }: { readonly name: string; readonly email: string }) {
  const [areSingleKeysOn, setSingleKeys] = useSingleKeys();
  const [passwords, setPasswords] = useState(0);
  return (
    <section aria-labelledby="account-title">
      <h2 id="account-title" className={classes["title"]}>
        My account
      </h2>
      <p className={classes["hint"]}>
        <bdi>{name}</bdi>, {email}
      </p>
      <NameForm name={name} />
      <PasswordForm onChanged={() => setPasswords(passwords + 1)} />
      <div className={classes["part"]}>
        <h3>In this browser</h3>
        <ColourScheme />
        <Switch
          mt="md"
          label="Single-key shortcuts, such as J, K and V"
          description="Switch them off if you speak to the computer, or if they get in your way."
          checked={areSingleKeysOn}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </div>
      <NotificationSettingsPart />
      {/* A new password ends the other sessions, so they are read anew. */}
      <SessionsPart key={passwords} />
    </section>
  );
}

/** The choice is known to the browser alone, so that it shows only after the page has come alive. */
function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    <SegmentedControl
      aria-label="Colours"
      data={[...SCHEMES]}
      value={isAlive ? colorScheme : "auto"}
      onChange={(value) => setColorScheme(value as "auto" | "light" | "dark")}
    />
  );
}
