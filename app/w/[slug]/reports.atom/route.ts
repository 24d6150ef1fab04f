export { showFeed as GET } from "@/lib/http/public-desk";
