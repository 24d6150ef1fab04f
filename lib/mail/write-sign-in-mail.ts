import { htmlText } from "../report/text/html-text";
import type { Digest } from "./write-digest";

/** An e-mail with a link that signs in, for whoever asked for it. */
export function writeSignInMail({
  name,
  url,
  minutes,
}: {
  readonly name: string;
  readonly url: string;
  readonly minutes: number;
}): Digest {
  const lasts = `It works once, within ${minutes} minutes.`;
  const otherwise = "If you did not ask for it, leave it: nobody gets in without it.";
  return {
    subject: "Your link to sign in to Assay",
    text: `Hello ${name},\n\nthis link signs you in:\n\n${url}\n\n${lasts} ${otherwise}\n`,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Assay</title></head>
<body style="font:15px/1.5 sans-serif;color:#1c1b19">
<p>Hello <bdi>${htmlText(name)}</bdi>,</p>
<p><a href="${htmlText(url)}" style="color:#27496d;font-weight:600">Sign in to Assay</a></p>
<p style="color:#5c5952">${lasts} ${otherwise}</p>
</body></html>
`,
  };
}
