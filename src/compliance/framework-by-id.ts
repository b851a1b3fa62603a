import type { Framework } from './framework.ts';
import { frameworks as list } from './frameworks/index.ts';

/** What can be asked for: `nist-ai-rmf`. */
export const frameworkIds: readonly string[] = list.map(({ id }) => id);

/** The framework of that id; undefined: there is none. */
export function frameworkById(id: string): Framework | undefined {
  return list.find((framework) => framework.id === id);
}
