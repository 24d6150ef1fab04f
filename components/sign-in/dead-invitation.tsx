import Link from "next/link";
import classes from "./sign-in.module.css";

/** An invitation's link that opens nothing: which of the reasons it is, nobody is told. */
export function DeadInvitation() {
  return (
    <main id="main" tabIndex={-1} className={classes["page"]}>
      <div className={classes["brand"]}>Assay</div>
      <h1>This invitation does not work any more</h1>
      <p className={classes["lead"]}>
        It was used, taken back, or has run out; or the link is not complete. Ask whoever sent it for a new
        one.
      </p>
      <p>
        Did you join with it? <Link href="/">Go to your desk</Link>
      </p>
    </main>
  );
}
