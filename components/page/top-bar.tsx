import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Waking } from "@/components/browser/waking";
import { Bell } from "@/components/notifications/bell";
import classes from "./top-bar.module.css";
import { UserMenu } from "./user-menu";

/** One step of where a person is; the last one, without `href`, is here. */
export type Crumb = { readonly label: string; readonly href?: string };

type Props = {
  readonly crumbs: readonly Crumb[];
  readonly right?: ReactNode;
  readonly user?: { readonly name: string; readonly settingsHref?: string };
};

/** The bar over every screen: where I am, what this screen offers, who I am. */
export function TopBar({ crumbs, right, user }: Props) {
  return (
    <header className={classes["bar"]}>
      <Link href="/" className={classes["brand"] ?? ""}>
        Assay
      </Link>
      <nav className={classes["where"]} aria-label="Where you are">
        {crumbs.map(({ label, href }, at) => (
          <Fragment key={href ?? "here"}>
            {at > 0 && <span aria-hidden>/</span>}
            {href === undefined ? (
              <b dir="auto" title={label}>
                {label}
              </b>
            ) : (
              <Link href={href} dir="auto" title={label}>
                {label}
              </Link>
            )}
          </Fragment>
        ))}
      </nav>
      <Waking />
      {right}
      {user !== undefined && <Bell />}
      {user !== undefined && <UserMenu {...user} />}
    </header>
  );
}
