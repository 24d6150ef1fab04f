export { showEmbed as GET } from "@/lib/http/public/public-report";
