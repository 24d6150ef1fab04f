import { readOriginal } from "@/lib/database/articles/originals";
import { fail } from "@/lib/domain/result";
import { originalFile } from "@/lib/http/articles/original-file";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readOriginal, async ({ access, param }) => {
    const number = param("number");
    if (!/^[1-9]\d{0,8}$/.test(number)) return fail({ kind: "not-found" });
    const original = await readOriginal(access, Number(number));
    return original.ok ? originalFile(original.value) : original;
  }),
});
