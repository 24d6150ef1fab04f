export { showEditions as GET } from "@/lib/http/public-report";
