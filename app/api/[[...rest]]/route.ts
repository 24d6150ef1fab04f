import { problemResponse } from "@/lib/http/answers/problem";

const absent = async () => problemResponse({ kind: "not-found" });

export { absent as DELETE, absent as GET, absent as OPTIONS, absent as PATCH, absent as POST, absent as PUT };
