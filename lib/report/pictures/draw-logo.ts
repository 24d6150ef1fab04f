import sharp from "sharp";
import { type Failure, invalid } from "../../domain/failure";
import type { Logo } from "../../domain/imprint";
import { fail, ok, type Result } from "../../domain/result";

/** In pixels: what a logo is drawn into, for screens with two pixels a CSS pixel. */
const WIDEST = 480;
const TALLEST = 128;

/** More pixels than this are not unpacked. */
const MOST_PIXELS = 25_000_000;

const FORMATS: ReadonlySet<string> = new Set(["png", "jpeg", "svg"]);

/**
 * A desk's logo, drawn anew as a small PNG: whatever else the file held (scripts, links, comments, where it was taken)
 * is gone. Fails as `invalid` at `logo` for what is no PNG, JPEG or SVG, or is too large.
 */
export async function drawLogo(file: Uint8Array): Promise<Result<Logo, Failure>> {
  try {
    // Reads the head of the file alone.
    const { format, width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    if (!FORMATS.has(format)) return fail(invalid("logo", "Give a PNG, JPEG or SVG picture."));
    if (width * height > MOST_PIXELS)
      return fail(invalid("logo", `This has ${width} × ${height} pixels. Give one of at most 25 million.`));
    const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width: WIDEST, height: TALLEST, fit: "inside", withoutEnlargement: format !== "svg" })
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    return ok({ width: info.width, height: info.height, png: new Uint8Array(data) });
  } catch (error) {
    // What the library says of a file that it cannot read; nothing else of ours is called here.
    if (error instanceof Error)
      return fail(invalid("logo", "This picture cannot be read. Save it anew as PNG."));
    throw error;
  }
}
