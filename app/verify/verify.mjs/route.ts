/** The file is read when it is asked for. */
export const dynamic = "force-dynamic";

export { showVerifierProgram as GET } from "@/lib/http/public/verifier";
