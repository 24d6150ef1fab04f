import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <>
      <TopBar crumbs={[{ label: "Not found" }]} />
      <PageFrame title="There is nothing here" width="narrow">
        <p>The address may be mistyped, or the page is not yours to see.</p>
        <p>
          <Link href="/">Go to your desk</Link>
        </p>
      </PageFrame>
    </>
  );
}
