export { showEditions as GET } from "@/lib/http/public/public-report";
