import type { Metadata } from "next";
import { WORK_PAGE } from "@/components/work/group-waiting";
import { MyWork } from "@/components/work/my-work";
import { WORK_KINDS } from "@/lib/domain/work-kind";
import { readOwnWork } from "@/lib/http/own/own-work";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "My work" };

type Props = {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export default async function WorkPage({ params, searchParams }: Props) {
  const wanted = (await searchParams)["of"];
  const of = WORK_KINDS.find((kind) => kind === wanted) ?? null;
  const { access, userName } = await enterWorkspace((await params).slug, "/work");
  const work = await readOwnWork(access, { of: of ?? undefined, limit: WORK_PAGE });
  if (!work.ok) throw new Error("The database does not answer.");
  return (
    <MyWork
      slug={access.slug}
      deskName={access.name}
      userName={userName}
      work={work.value}
      of={of}
      now={new Date().toISOString()}
    />
  );
}
