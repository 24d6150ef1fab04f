import { REPORT_WRITERS } from "../../report/writers/writers";
import { PROOF } from "./export-proof";

/** Every format that an article can be exported in, in the order of the menu. */
export const EXPORT_FORMATS = [...REPORT_WRITERS, PROOF].map(({ format, label, mediaType, ...more }) => ({
  format,
  label,
  mediaType,
  /** What it holds stays with the desk: no edition is offered in it. */
  isForDesk: "isForDesk" in more && more.isForDesk === true,
}));
