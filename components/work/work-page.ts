/** How many claims My work reads at a time. */
export const WORK_PAGE = 50;
