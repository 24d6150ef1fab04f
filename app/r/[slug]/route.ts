export { showNewest as GET } from "@/lib/http/public/public-report";
