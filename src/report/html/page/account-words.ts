import type { PageData } from '../page-data.ts';

/** `ml-prod 100000000005`: people know accounts by name, AWS by id. */
export function accountWords({ names }: Pick<PageData, 'names'>, id: string): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  return name === undefined ? id : `${name} ${id}`;
}
