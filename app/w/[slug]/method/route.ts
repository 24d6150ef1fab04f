export { showImprint as GET } from "@/lib/http/public/public-desk";
