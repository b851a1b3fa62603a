import { describe, expect, it } from 'vitest';
import { catalogueRow } from './catalogue.ts';
import { isClass } from './classes.ts';
import { SEPARATION_PAIRS } from './separation.ts';

describe('separation of duties', () => {
  it('has 13 pairs, each with its own id and a why', () => {
    expect(SEPARATION_PAIRS).toHaveLength(13);
    expect(new Set(SEPARATION_PAIRS.map((pair) => pair.id)).size).toBe(13);
    for (const pair of SEPARATION_PAIRS) expect(pair.why.length).toBeGreaterThan(30);
  });

  it.each([
    ['trainer-reads-telemetry', 'soft', 'everywhere'],
    ['data-supplier-trains', 'hard', 'everywhere'],
    ['shaper-invokes', 'hard', 'production'],
    ['trainer-edits-evidence', 'hard', 'everywhere'],
    ['trainer-deploys', 'hard', 'production'],
    ['guardrail-owner-invokes', 'hard', 'everywhere'],
    ['guardrail-owner-shapes', 'hard', 'everywhere'],
    ['sharer-holds-data', 'hard', 'everywhere'],
    ['key-maker-uses', 'hard', 'everywhere'],
    ['buyer-invokes', 'soft', 'everywhere'],
    ['role-author-passes', 'hard', 'everywhere'],
    ['log-editor-acts', 'hard', 'everywhere'],
    ['tagger-exempt', 'hard', 'everywhere'],
  ])('%s is %s, %s', (id, strength, scope) => {
    expect(SEPARATION_PAIRS.find((pair) => pair.id === id)).toMatchObject({ strength, scope });
  });

  it('names classes and actions that exist', () => {
    for (const { a, b } of SEPARATION_PAIRS) {
      for (const duty of [a, b]) {
        if ('classes' in duty) for (const name of duty.classes) expect(isClass(name)).toBe(true);
        if ('actions' in duty) for (const name of duty.actions) expect(catalogueRow(name)?.action).toBe(name);
      }
    }
  });

  it('only the pair of data and training has an exception: a second person approved the provenance', () => {
    expect(SEPARATION_PAIRS.filter((pair) => pair.unless !== undefined).map((pair) => pair.id)).toEqual(['data-supplier-trains']);
  });
});
