"use client";

import { UnstyledButton } from "@mantine/core";
import classes from "./sign-in.module.css";
import type { Credentials } from "./sign-in-form";

const ACCOUNTS = [
  { name: "Owner", email: "owner@demo.assay", may: "runs the desk" },
  { name: "Editor", email: "editor@demo.assay", may: "adds articles, settles claims" },
  { name: "Reviewer 1", email: "reviewer1@demo.assay", may: "marks claims, gives verdicts" },
  { name: "Reviewer 2", email: "reviewer2@demo.assay", may: "sees it differently" },
  { name: "Viewer", email: "viewer@demo.assay", may: "reads" },
] as const;

const PASSWORD = "assay-demo";

/** The demo desk's people; choosing one fills in the form. */
export function DemoAccounts({ onPick }: { readonly onPick: (credentials: Credentials) => void }) {
  return (
    <section className={classes["demo"]} aria-labelledby="demo-title">
      <h2 id="demo-title">Try the demo desk</h2>
      <p>
        Choose an account to fill in the form. The password of each is <code>{PASSWORD}</code>.
      </p>
      <ul>
        {ACCOUNTS.map(({ name, email, may }) => (
          <li key={email}>
            <UnstyledButton
              className={classes["account"] ?? ""}
              onClick={() => onPick({ email, password: PASSWORD })}
            >
              <b>{name}</b> <span>{may}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
