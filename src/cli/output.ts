import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { COLOR, type Palette, PLAIN } from '../report/terminal/palette.ts';

/** Where and how a command writes. */
export interface OutputOptions {
  readonly out?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Colour on a terminal that wants it (https://no-color.org), never in a file or a pipe. */
export function paletteFor(options: OutputOptions): Palette {
  const wanted = options.color !== false && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';
  return wanted && options.out === undefined && process.stdout.isTTY === true ? COLOR : PLAIN;
}

/** Writes to the file that was asked for, whole or not at all, or to standard output. */
export async function writeOutput(text: string, options: OutputOptions): Promise<void> {
  if (options.out === undefined) {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error === null || error === undefined ? resolve() : reject(error)));
    });
    return;
  }
  await writeFileAtomically(options.out, text);
}

/** Writes a file whole or not at all, with the folders it needs. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
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
