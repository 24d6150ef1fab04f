/** Made when it is asked for: it names where this installation is reached. */
export const dynamic = "force-dynamic";

export { showRobots as GET } from "@/lib/http/public/public-desk";
