export { showEdition as GET } from "@/lib/http/public/public-report";
