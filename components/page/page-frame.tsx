import type { ReactNode } from "react";
import classes from "./page-frame.module.css";

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: "narrow" | "middle" | "wide" | "broad";
  readonly children: ReactNode;
};

/** The main part of a page outside the workbench: its one heading, what it offers, its content. */
export function PageFrame({ title, lead, actions, width = "wide", children }: Props) {
  return (
    <main id="main" tabIndex={-1} className={`${classes["frame"]} ${classes[width]}`}>
      <div className={classes["head"]}>
        <div className={classes["titles"]}>
          <h1 dir="auto">{title}</h1>
          {lead !== undefined && <p className={classes["lead"]}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </main>
  );
}
