export { showImprint as GET } from "@/lib/http/public-desk";
