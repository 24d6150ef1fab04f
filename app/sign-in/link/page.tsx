import type { Metadata } from "next";
import { OpenLink } from "@/components/sign-in/open-link";
import { safeNext } from "@/lib/http/sign-in/safe-next";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function SignInLinkPage({ searchParams }: Props) {
  return <OpenLink next={safeNext((await searchParams)["next"])} />;
}
