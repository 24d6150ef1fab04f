import { checkFiles } from "../../verify/check-files";
import type { Named } from "../../verify/check-proof";
import type { ReadFile } from "../../verify/file-reader";
import { element, part } from "./page-parts";
import { latestDate, readDropped } from "./read-dropped";
import { showFindings } from "./show-findings";

/** Files as they were dropped, each with what was read of it. */
let files: readonly Named<ReadFile>[] = [];
/** One file after the other, however they come. */
let reading: Promise<void> = Promise.resolve();
let pasted = 0;

const zone = part("zone", HTMLElement);
const picker = part("files", HTMLInputElement);
const paste = part("paste", HTMLTextAreaElement);
const status = part("status", HTMLElement);

picker.addEventListener("change", () => {
  takeIn([...(picker.files ?? [])]);
  picker.value = "";
});
part("check-paste", HTMLButtonElement).addEventListener("click", () => {
  if (paste.value.trim() === "") {
    paste.focus();
    return;
  }
  pasted += 1;
  takeIn([new File([paste.value], `Pasted text ${pasted}`)]);
  paste.value = "";
});
// Anywhere on the page: a file that misses the zone would open in the page's place.
addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.dataset["over"] = "true";
});
addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) delete zone.dataset["over"];
});
addEventListener("drop", (event) => {
  event.preventDefault();
  delete zone.dataset["over"];
  takeIn([...(event.dataTransfer?.files ?? [])]);
});
part("again", HTMLButtonElement).addEventListener("click", () => {
  reading = reading.then(() => {
    files = [];
    show();
    status.textContent = "All files were put away.";
    picker.focus();
  });
});
const isFromDisk = location.protocol === "file:";
for (const each of document.querySelectorAll<HTMLElement>("[data-online]")) each.hidden = isFromDisk;
for (const each of document.querySelectorAll<HTMLElement>("[data-offline]")) each.hidden = !isFromDisk;

function takeIn(dropped: readonly File[]): void {
  reading = reading.then(async () => {
    for (const file of dropped) await readOne(file);
    if (dropped.length > 0) show();
  });
}

async function readOne(file: File): Promise<void> {
  const name = freeName(file.name);
  const progress = element("progress", { max: "1", value: "0", "aria-label": `Reading ${name}` });
  const line = element("p", {}, `Reading ${name} … `, progress);
  status.replaceChildren(line);
  const read = await readDropped(file, (share) => progress.setAttribute("value", String(share)));
  files = [...files, { name, file: read }];
}

function show(): void {
  const findings = checkFiles(files, latestDate());
  status.textContent = "";
  showFindings({ files, findings, drop });
}

function drop(name: string): void {
  reading = reading.then(() => {
    files = files.filter((each) => each.name !== name);
    show();
    picker.focus();
  });
}

/** Two files of one name stay apart. */
function freeName(name: string): string {
  const isTaken = (wanted: string) => files.some((each) => each.name === wanted);
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name} (${count})`;
  return free;
}
