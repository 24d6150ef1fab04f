import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Workbench } from "@/components/workbench/workbench";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";
import { readWorkbench } from "./read-workbench";

type Props = { readonly params: Promise<{ readonly slug: string; readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const caller = await requirePageCaller(`/w/${slug}/articles/${id}`);
  const data = await readWorkbench(caller, slug, id);
  return { title: data?.article.title ?? "Not found" };
}

export default async function WorkbenchPage({ params }: Props) {
  const { slug, id } = await params;
  const caller = await requirePageCaller(`/w/${slug}/articles/${id}`);
  const data = await readWorkbench(caller, slug, id);
  if (data === null) notFound();
  return <Workbench data={data} />;
}
