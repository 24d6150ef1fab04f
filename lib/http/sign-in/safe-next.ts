/** Where to go after signing in: a path of this installation, or home when the address asks for anything else. */
export function safeNext(next: string | readonly string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) && !/\p{Cc}/u.test(next) ? next : "/";
}
