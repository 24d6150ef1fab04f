declare module "mark.js" {
  /** The part of mark.js that is measured. */
  export default class Mark {
    constructor(context: HTMLElement);
    markRanges(
      ranges: readonly { readonly start: number; readonly length: number }[],
      options: { readonly done: () => void },
    ): void;
  }
}
