import { putBackCheckpoint, type TakenCheckpoint, takeCheckpointMail } from "../database/log/checkpoint-mail";
import { htmlText } from "../report/text/html-text";
import { type MailOffice, sendMail } from "./send-mail";
import type { Digest } from "./write-digest";

/** Mails the checkpoints that are due at `now`. Any number of processes may do so at once. */
export async function sendCheckpoints(
  office: MailOffice,
  now: Date,
): Promise<{ readonly sent: number; readonly isAway: boolean }> {
  for (let sent = 0; ; ) {
    const taken = await takeCheckpointMail(now);
    if (taken === null) return { sent, isAway: false };
    const { recipientId, slug, size, address, note } = taken;
    const outcome = await sendMail(office, {
      ...writeCheckpointMail(taken, office.baseUrl),
      id: `checkpoint-${recipientId}-${size}`,
      to: { name: "", address },
      attachments: [{ filename: `checkpoint-${slug}-${size}.txt`, content: note }],
    });
    if (outcome === "away") {
      await putBackCheckpoint(taken);
      return { sent, isAway: true };
    }
    if (outcome === "sent") sent += 1;
  }
}

/** The checkpoint stands in the text too: what is attached is what some programs take away. */
function writeCheckpointMail(taken: TakenCheckpoint, baseUrl: string): Digest {
  const { deskName, slug, size, at, note, addedAt } = taken;
  const moment = `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const what = `On ${moment} the log of ${deskName} had ${size} entries, and signed so:`;
  const use =
    "Keep this e-mail. With the attached file anyone can show later whether something before it was rewritten:";
  const check = `${baseUrl}/verify`;
  const why = `An owner of ${deskName} added this address on ${addedAt.toISOString().slice(0, 10)}. Ask them to remove it: ${baseUrl}/w/${slug}`;
  return {
    subject: `Checkpoint of ${deskName}: ${size} entries`,
    text: `${what}\n\n${note}\n${use}\n${check}\n\n${why}\n`,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Assay</title></head>
<body style="font:15px/1.5 sans-serif;color:#1c1b19">
<p>${htmlText(what)}</p>
<pre style="font:13px/1.5 monospace;white-space:pre-wrap;overflow-wrap:anywhere">${htmlText(note)}</pre>
<p>${use} <a href="${htmlText(check)}" style="color:#27496d;font-weight:600">${htmlText(check)}</a></p>
<p style="color:#5c5952">${htmlText(why)}</p>
</body></html>
`,
  };
}
