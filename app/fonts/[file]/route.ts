export { showReportFont as GET } from "@/lib/http/public/public-report";
