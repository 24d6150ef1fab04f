/** Where the time comes from: the wall by default, a story's own time in the seed and in tests. */
export type Clock = () => Date;

export const wallClock: Clock = () => new Date();
