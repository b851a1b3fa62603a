import { COLOR, type Palette, PLAIN } from '../report/terminal/palette.ts';
import { openOutputFile } from './output-file.ts';

/** Where and how a command writes. */
export interface OutputOptions {
  readonly out?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Colour on a terminal that wants it (https://no-color.org), never in a file or a pipe; and what fits into the terminal's width. */
export function paletteFor(options: OutputOptions): Palette {
  if (options.out !== undefined || process.stdout.isTTY !== true) return PLAIN;
  const wanted = options.color !== false && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return { ...(wanted ? COLOR : PLAIN), width: process.stdout.columns };
}

/** Writes to the file that was asked for, whole or not at all, or to standard output. */
export async function writeOutput(text: string, options: OutputOptions): Promise<void> {
  if (options.out === undefined) {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error === null || error === undefined ? resolve() : reject(error)));
    });
    return;
  }
  const file = await openOutputFile(options.out);
  try {
    await file.write(text);
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** Progress on a terminal's standard error, at most ten times a second; silence in a pipe or with --quiet. */
export function progress(options: OutputOptions): { show(done: number, total: number, what: string): void; clear(): void } {
  const on = options.quiet !== true && process.stderr.isTTY === true;
  let last = 0;
  return {
    show(done, total, what) {
      const now = Date.now();
      if (!on || (now - last < 100 && done < total)) return;
      last = now;
      process.stderr.write(`\r\u001b[K${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${what}`);
    },
    clear() {
      if (on) process.stderr.write('\r\u001b[K');
    },
  };
}
