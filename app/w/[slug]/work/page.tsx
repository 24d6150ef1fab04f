import type { Metadata } from "next";
import { MyWork } from "@/components/work/my-work";
import { readOwnWork } from "@/lib/http/own-work";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "My work" };

type Props = { readonly params: Promise<{ readonly slug: string }> };

export default async function WorkPage({ params }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/work");
  const work = await readOwnWork(access);
  if (!work.ok) throw new Error("The database does not answer.");
  return (
    <MyWork
      slug={access.slug}
      deskName={access.name}
      userName={userName}
      work={work.value}
      now={new Date().toISOString()}
    />
  );
}
