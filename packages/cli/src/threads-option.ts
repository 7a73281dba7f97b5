import { Option } from 'commander';
import { wholeNumber } from './whole-number.ts';

/** `--threads` of the commands that run forecasts. */
export function threadsOption(): Option {
  const words = 'in how many threads to run; the numbers are the same (default: one for each core)';
  return new Option('--threads <n>', words).argParser(wholeNumber(1, 16));
}
