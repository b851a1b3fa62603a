import { expect, test } from 'vitest';
import { z } from 'zod';
import { NOTHING_SAID } from '../estate/intent.ts';
import { intentJsonSchema } from './json-schema.ts';
import { parseIntent } from './parse-intent.ts';
import { intentSchema } from './schema.ts';
import { intentTemplate, type Prefill } from './template.ts';

/** As a person takes the `# ` away. */
const uncommented = (text: string): string => text.replace(/^# yaml-language-server.*\n/, '').replaceAll(/^# /gm, '');

test('the template reads cleanly and says nothing', () => {
  expect(parseIntent(intentTemplate(), 'a')).toEqual(NOTHING_SAID);
  expect(intentTemplate()).toMatch(/^# yaml-language-server: \$schema=\S+\/data\/mantlet\.schema\.json\n/);
});

/** Every member of the schema at any depth, as `exemptions.expires`. */
function members(schema: z.ZodType, path: string): readonly (readonly [string, z.ZodType])[] {
  if (schema instanceof z.ZodOptional) return members(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return members(schema.element as z.ZodType, path);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, member]) => [
    [`${path}${key}`, member] as const,
    ...members(member, `${path}${key}.`),
  ]);
}

test('every member is explained, and shown in an example that reads cleanly', () => {
  const all = members(intentSchema(), '');
  expect(all.length).toBeGreaterThan(30);
  const text = intentTemplate();
  const prose = text.replaceAll(/\n## +/g, ' ');
  for (const [path, member] of all) {
    const description = member.meta()?.description;
    expect(description, path).toMatch(/\.$/);
    expect(prose, path).toContain(description);
    expect(text, path).toMatch(new RegExp(`^#? *(?:- )?${path.split('.').at(-1)}:`, 'm'));
  }
  const intent = parseIntent(uncommented(text), 'a');
  for (const [key, value] of Object.entries(intent))
    expect(value, key).not.toEqual(
      key === 'inferenceProfilesMayLeaveRegions' ? true : (NOTHING_SAID[key as keyof typeof NOTHING_SAID] ?? undefined),
    );
});

test('what editors are told is what is read: the JSON Schema names every member and refuses others', () => {
  const schema = JSON.parse(intentJsonSchema()) as { properties: Record<string, { description: string }>; additionalProperties: boolean };
  expect(Object.keys(schema.properties)).toEqual(Object.keys(intentSchema().shape));
  for (const { description } of Object.values(schema.properties)) expect(description).not.toBe('');
  expect(schema.additionalProperties).toBe(false);
});

test('names of a snapshot stay text, whatever is in them', () => {
  const hostile = 'a\nbreakGlass: [x]\n# \u2028 \r\n\'"# : {';
  const noted = [{ value: hostile, note: hostile }];
  const prefill: Prefill = {
    snapshot: hostile,
    productionAccounts: [{ value: '111122223333', note: hostile }],
    approvedRegions: [{ value: 'us-east-1', note: hostile }],
    approvedGroups: noted,
    useCases: [{ note: hostile, identities: ['arn:aws:iam::111122223333:role/a'], needs: ['invoke'] }],
    groupsLeftOut: 3,
    reviewBy: '2027-02-21',
  };
  expect(intentTemplate(prefill)).toMatch(/3 more\s(?:## )?are not listed/);
  const intent = parseIntent(intentTemplate(prefill), 'a');
  expect(intent).toEqual({ ...NOTHING_SAID, productionAccounts: ['111122223333'], approvedRegions: ['us-east-1'] });
});
