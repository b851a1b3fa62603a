import { describe, expect, it } from 'vitest';
import { catalogueRow, catalogueRows, privilegedActions } from './catalogue.ts';
import { catalogueCounts, shares } from './counts.ts';
import type { CatalogueRow } from './types.ts';

const sum = (numbers: Readonly<Record<string, number>>): number => Object.values(numbers).reduce((total, count) => total + count, 0);

describe('counting the catalogue', () => {
  const counts = catalogueCounts();

  it('every action of the 68 prefixes is classified', () => {
    expect(counts).toMatchObject({ reference: '2026-09-26', prefixes: 68, actions: 3453, classified: 3453, unclassified: 0, withdrawn: 0 });
    expect(counts.ai.rows).toBe(3453);
  });

  it('the parts make up the whole', () => {
    expect(counts.ai.rows + counts.supporting.rows).toBe(counts.total.rows);
    expect(counts.total.rows).toBe(catalogueRows().length);
    expect(counts.total.privileged).toBe(privilegedActions().size);
    for (const part of [counts.ai, counts.supporting, counts.total]) {
      expect(sum(part.tiers)).toBe(part.rows);
      expect(sum(part.classes)).toBe(part.rows);
      expect(sum(part.reviewed)).toBe(part.rows);
      expect(part.tiers[1] + part.tiers[2]).toBe(part.privileged);
      expect(sum(part.privilegedReviewed)).toBe(part.privileged);
    }
  });

  it('between a quarter and a third of the AI actions are privileged, and each of them is reviewed by itself', () => {
    expect(counts.ai.privileged / counts.ai.rows).toBeGreaterThan(0.25);
    expect(counts.ai.privileged / counts.ai.rows).toBeLessThan(0.33);
    expect(shares(counts.total.privilegedReviewed)).toEqual({ row: 1, group: 0, auto: 0 });
  });

  it('withdrawn rows count as withdrawn only', () => {
    const row = catalogueRow('lex:GetBot') as CatalogueRow;
    expect(catalogueCounts([{ ...row, withdrawn: true }])).toMatchObject({ withdrawn: 1, total: { rows: 0 } });
  });

  it('nothing shared is no division by nothing', () => {
    expect(shares({ row: 0, group: 0, auto: 0 })).toEqual({ row: 0, group: 0, auto: 0 });
    expect(shares({ row: 1, group: 3, auto: 0 })).toEqual({ row: 0.25, group: 0.75, auto: 0 });
  });
});
