import { describe, expect, it } from 'vitest';
import type { MitreMapping } from '../types.ts';
import { inAttack19, mitreNames, mitreProblems } from './mitre.ts';

const attack = (tactic: string | undefined, technique: string | undefined, version = '18.1'): MitreMapping => ({
  framework: 'ATT&CK',
  version,
  tactic,
  technique,
});
const atlas = (tactic: string, technique: string | undefined): MitreMapping => ({
  framework: 'ATLAS',
  version: '5.6.0',
  tactic,
  technique,
});

describe('MITRE mappings', () => {
  it.each([
    [attack('TA0003', 'T1525')],
    [attack('TA0040', undefined)],
    [attack(undefined, 'T1525')],
    [attack('TA0005', 'T1562.008')],
    [attack('TA0112', 'T1685.002', '19')],
    [atlas('AML.TA0003', 'AML.T0020')],
    // A sub-technique without tactics of its own has those of its parent.
    [atlas('AML.TA0006', 'AML.T0018.000')],
  ])('%j is valid', (mapping) => {
    expect(mitreProblems(mapping)).toEqual([]);
  });

  it.each([
    [attack('TA0003', 'T1525', '17'), /not a known version/],
    [attack('TA0099', undefined), /no tactic `TA0099`/],
    [attack('TA0003', 'T9999'), /no technique `T9999`/],
    [attack('TA0040', 'T1525'), /does not belong/],
    [attack(undefined, undefined), /neither tactic nor technique/],
    // Version 19 moved it, and with the id its tactic.
    [attack('TA0005', 'T1562.001', '19'), /no technique/],
    [attack('TA0112', undefined), /no tactic `TA0112`/],
    [atlas('AML.TA0003', 'AML.T9999'), /no technique/],
    [attack('__proto__', 'constructor'), /no tactic/],
  ])('%j is not', (mapping, says) => {
    expect(mitreProblems(mapping).join('; ')).toMatch(says);
  });

  it('knows names', () => {
    expect(mitreNames(attack('TA0003', 'T1525'))).toEqual({ tactic: 'Persistence', technique: 'Implant Internal Image' });
    expect(mitreNames(attack(undefined, undefined))).toEqual({ tactic: undefined, technique: undefined });
  });

  it('moves what version 19 moved, and leaves the rest in place', () => {
    expect(inAttack19(attack('TA0005', 'T1562.001'))).toEqual(attack('TA0112', 'T1685', '19'));
    expect(inAttack19(attack('TA0003', 'T1525'))).toEqual(attack('TA0003', 'T1525', '19'));
    expect(inAttack19(atlas('AML.TA0003', 'AML.T0020'))).toEqual(atlas('AML.TA0003', 'AML.T0020'));
  });
});
