/** Its script lies where the pages were built, which is read when it is asked for. */
export const dynamic = "force-dynamic";

export { showVerifier as GET } from "@/lib/http/public/verifier";
