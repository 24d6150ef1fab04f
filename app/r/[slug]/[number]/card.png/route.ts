export { showCard as GET } from "@/lib/http/public/public-report";
