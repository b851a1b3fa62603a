import { once } from 'node:events';
import { type OutputFile, openOutputFile } from './output-file.ts';

/** Lines are gathered up to this many characters before a file is written to. */
const CHUNK = 1 << 16;

/** Lines to standard output as they come, or to a file that appears only once it is whole. */
export class LineOutput {
  private readonly path: string | undefined;
  private file: OutputFile | undefined;
  private gathered = '';

  constructor(path: string | undefined) {
    this.path = path;
  }

  async write(text: string): Promise<void> {
    if (this.path === undefined) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      return;
    }
    this.gathered += text;
    if (this.gathered.length >= CHUNK) await this.flush(this.path);
  }

  async finish(): Promise<void> {
    if (this.path === undefined) return;
    await this.flush(this.path);
    await this.file?.finish();
  }

  async abandon(): Promise<void> {
    await this.file?.abandon();
  }

  private async flush(path: string): Promise<void> {
    this.file ??= await openOutputFile(path);
    await this.file.write(this.gathered);
    this.gathered = '';
  }
}
