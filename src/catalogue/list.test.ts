import { describe, expect, it } from 'vitest';
import { catalogueRows } from './catalogue.ts';
import type { CatalogueFilter } from './list.ts';
import { listCatalogue } from './list.ts';

const names = (filter: CatalogueFilter): readonly string[] => listCatalogue(filter).map((row) => row.action);

describe('listing the catalogue', () => {
  it('lists everything without a filter', () => {
    expect(listCatalogue()).toHaveLength(catalogueRows().length);
  });

  it('by class, tier and prefix, each value of a list allowed', () => {
    const rows = listCatalogue({ classes: ['guardrail', 'sharing'], tiers: [1], prefixes: ['bedrock', 'LEX'] });
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(['guardrail', 'sharing']).toContain(row.class);
      expect(row.tier).toBe(1);
      expect(row.action).toMatch(/^(bedrock|lex):/);
    }
  });

  it('a prefix is not the beginning of another', () => {
    expect(names({ prefixes: ['bedrock'] }).filter((action) => action.startsWith('bedrock-'))).toEqual([]);
  });

  it('flags add up', () => {
    const rows = listCatalogue({ flags: ['passesRole', 'takesImage'] });
    expect(rows.map((row) => row.action)).toContain('sagemaker:CreateModel');
    for (const row of rows) expect(row.flags).toEqual(expect.arrayContaining(['passesRole', 'takesImage']));
  });

  it('by state of review', () => {
    expect(listCatalogue({ reviews: ['auto'] })).toEqual([]);
    expect(listCatalogue({ reviews: ['row', 'group'] })).toHaveLength(catalogueRows().length);
  });

  it('by what a default deny may hold', () => {
    expect(names({ defaultDeny: false })).toContain('iam:PassRole');
    expect(names({ defaultDeny: true })).not.toContain('iam:PassRole');
  });

  it.each([
    ['GUARDRAIL enforced', 'bedrock:PutEnforcedGuardrailConfiguration'],
    ['bedrock-mantle:Files', 'bedrock-mantle:CreateFineTuningJob'],
    ['unsigned', 'bedrock:CallWithBearerToken'],
    ['AWSCompromisedKeyQuarantineV3', 'bedrock:InvokeModel'],
  ])('words %j find %s in name, guards, reason or sources', (text, action) => {
    expect(names({ text })).toContain(action);
  });

  it('every word must be found', () => {
    expect(names({ text: 'guardrail nosuchword' })).toEqual([]);
  });
});
