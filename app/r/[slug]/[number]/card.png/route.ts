export { showCard as GET } from "@/lib/http/public-report";
