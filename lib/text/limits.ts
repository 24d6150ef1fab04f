/** The largest article that is taken in, as it is sent: 5 MiB. */
export const MAX_BYTES = 5 * 1024 * 1024;

/** The largest file that is taken in, whatever of it is text: 20 MiB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The longest article that is taken in, in words as `countWords` counts them. */
export const MAX_WORDS = 200_000;
