import type { Metadata } from "next";
import { UnsubscribeButton } from "@/components/notifications/unsubscribe-button";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";

export const metadata: Metadata = { title: "E-mails", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly key: string }> };

/** Opening a link changes nothing, since programs that check e-mails open links too. */
export default async function UnsubscribePage({ params }: Props) {
  const { key } = await params;
  return (
    <>
      <TopBar crumbs={[{ label: "E-mails" }]} />
      <PageFrame
        title="No more e-mails?"
        lead="Assay will stop writing to you. What concerns you still stands under the bell when you sign in, and you can have e-mails again under Settings, My account."
        width="narrow"
      >
        <UnsubscribeButton keyInLink={key} />
      </PageFrame>
    </>
  );
}
