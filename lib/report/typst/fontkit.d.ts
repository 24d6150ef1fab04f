/** As much of fontkit as page-fonts.mjs uses; the package has no types of its own. */
declare module "fontkit" {
  export type Face = { readonly familyName: string; readonly characterSet: readonly number[] };

  /** A font, or several in one file. */
  export function create(blob: Uint8Array): Face | { readonly fonts: readonly Face[] };
}
