/** A file dropped on the desk, on its way to the New article page. It lives as long as the tab. */
let dropped: File | null = null;

export function handOverFile(file: File): void {
  dropped = file;
}

/** Takes the file that was handed over; a second call finds none. */
export function takeHandedFile(): File | null {
  const file = dropped;
  dropped = null;
  return file;
}
