export { showReportList as GET } from "@/lib/http/public/public-list";
