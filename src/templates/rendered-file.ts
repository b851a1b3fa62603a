/** A file that something is rendered to. */
export interface RenderedFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly content: string;
}
