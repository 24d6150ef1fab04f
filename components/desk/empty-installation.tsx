import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";

/** For somebody who has an account and no desk. */
export function EmptyInstallation() {
  return (
    <>
      <TopBar crumbs={[{ label: "No desk yet" }]} user={{ name: "You" }} />
      <PageFrame title="You are in no desk yet" width="narrow">
        <p>A desk is where people check articles together. Ask an owner of a desk for an invitation link.</p>
      </PageFrame>
    </>
  );
}
