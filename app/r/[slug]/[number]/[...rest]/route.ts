export { showNothing as GET } from "@/lib/http/public/public-report";
