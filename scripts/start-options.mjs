const MOST_PROCESSES = 64;

/**
 * What `npm start` was asked for, or a clear complaint.
 *
 * @param {readonly string[]} args
 * @returns {{ isDev: boolean, processes: number }}
 */
export function startOptions(args) {
  const rest = [...args];
  const options = { isDev: false, processes: 1 };
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "--dev") options.isDev = true;
    else if (name === "--processes") options.processes = wholeNumber(rest.shift());
    else throw new Error(`npm start does not know ${name}. There is: npm start -- --processes N`);
  }
  if (options.isDev && options.processes > 1)
    throw new Error("npm run dev serves from one process. Use npm start for several.");
  return options;
}

/** @param {string | undefined} text */
function wholeNumber(text) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PROCESSES) return number;
  throw new Error(`Give --processes a whole number from 1 to ${MOST_PROCESSES}.`);
}
