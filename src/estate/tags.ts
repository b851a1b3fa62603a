import type { Attachment } from './estate.ts';
import { type DetailItem, type Reading, unreadablePart } from './item-policies.ts';
import { isObject, listOf, textOf } from './json.ts';

const NO_TAGS: Readonly<Record<string, string>> = Object.freeze({});

/** Tags decide conditions, so one that cannot be read makes the whole principal unknown. Tag keys are any text, `__proto__` too. */
export function readTags(from: DetailItem, reading: Reading, unreadable: Attachment[]): Readonly<Record<string, string>> {
  const written = listOf(from.item['Tags']);
  if (written === undefined) unreadable.push(unreadablePart(from, ['Tags'], 'the list of tags', reading));
  if (written === undefined || written.length === 0) return NO_TAGS;
  const tags: [string, string][] = [];
  for (const [index, element] of written.entries()) {
    const key = isObject(element) ? textOf(element['Key']) : undefined;
    const value = isObject(element) ? valueOf(element['Value']) : undefined;
    if (key === undefined || value === undefined) unreadable.push(unreadablePart(from, ['Tags', index], `tag ${index + 1}`, reading));
    else tags.push([key, value]);
  }
  return Object.fromEntries(tags);
}

/** A tag may have an empty value; tools that convert YAML write numbers and booleans. */
const valueOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
