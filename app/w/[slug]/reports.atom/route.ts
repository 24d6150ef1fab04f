export { showFeed as GET } from "@/lib/http/public/public-desk";
