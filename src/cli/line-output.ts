import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Lines to standard output as they come, or to a file that appears only once it is whole. */
export class LineOutput {
  private readonly path: string | undefined;
  private readonly temporary: string | undefined;
  private readonly file: WriteStream | undefined;

  constructor(path: string | undefined) {
    this.path = path;
    this.temporary = path === undefined ? undefined : join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    this.file = this.temporary === undefined ? undefined : createWriteStream(this.temporary);
  }

  async write(text: string): Promise<void> {
    const target = this.file ?? process.stdout;
    if (!target.write(text)) await once(target, 'drain');
  }

  async finish(): Promise<void> {
    if (this.file === undefined || this.temporary === undefined || this.path === undefined) return;
    this.file.end();
    await once(this.file, 'close');
    await rename(this.temporary, this.path);
  }

  async abandon(): Promise<void> {
    this.file?.destroy();
    if (this.temporary !== undefined) await rm(this.temporary, { force: true });
  }
}
