import { openEstate, type OpenOptions } from './open-estate.ts';

/** What a first intent file is made of. */
export interface InitOptions extends OpenOptions {
  /** A snapshot that fills in what it can. */
  readonly from?: string | undefined;
  /** ISO 8601. */
  readonly now: string;
}

/** The text of a first `mantlet.yaml`. */
export async function firstIntent({ from, now, ...options }: InitOptions): Promise<string> {
  // what writes YAML is loaded by those who want some
  const { intentTemplate } = await import('../intent/template.ts');
  if (from === undefined) return intentTemplate();
  const { suggestIntent } = await import('./suggest-intent.ts');
  return intentTemplate(suggestIntent(await openEstate(from, options), from, now));
}
