/** The ids of the demo desk's first and last command: begun when the first is carried out, complete with the last. */
export const FIRST_DEMO_COMMAND = demoCommandId(1);
export const LAST_DEMO_COMMAND = demoCommandId(0);

/**
 * The id of the demo desk's command number `count`, always the same: set up once more, it has no second effect.
 *
 * @param {number} count
 * @returns {string} a UUID of version 8 (RFC 9562)
 */
export function demoCommandId(count) {
  return `de300000-0000-8000-8000-${count.toString(16).padStart(12, "0")}`;
}
