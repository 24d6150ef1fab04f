export { showReportList as GET } from "@/lib/http/public-list";
