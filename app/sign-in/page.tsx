import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/sign-in/sign-in";
import { findUserByEmail } from "@/lib/database/people/users";
import { environment } from "@/lib/env";
import { pageCaller } from "@/lib/http/sign-in/page-caller";
import { safeNext } from "@/lib/http/sign-in/safe-next";
import { offeredProviders } from "@/lib/http/sign-in/sign-in-provider";

export const metadata: Metadata = { title: "Sign in" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, callbackUrl, error } = await searchParams;
  const goal = safeNext(next ?? callbackUrl);
  if ((await pageCaller()) !== null) redirect(goal);
  return (
    <SignIn
      next={goal}
      error={typeof error === "string" ? error : null}
      providers={offeredProviders()}
      hasDemo={await hasDemoDesk()}
      hasMail={environment().SMTP_URL !== undefined}
    />
  );
}

async function hasDemoDesk(): Promise<boolean> {
  if (environment().ASSAY_DEMO === "off") return false;
  return (await findUserByEmail("owner@demo.assay")).ok;
}
