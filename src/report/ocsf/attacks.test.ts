import { expect, test } from 'vitest';
import type { MitreMapping } from '../../catalogue/types.ts';
import { attacksOf, mappedAttack } from './attacks.ts';

const attack = (tactic: string | undefined, technique: string | undefined): MitreMapping => ({
  framework: 'ATT&CK',
  version: '18.1',
  tactic,
  technique,
});
const IMPLANT = { uid: 'T1525', name: 'Implant Internal Image' };
const PERSISTENCE = { uid: 'TA0003', name: 'Persistence' };

test.each<[string, MitreMapping, object]>([
  ['both', attack('TA0003', 'T1525'), { version: '18.1', tactic: PERSISTENCE, technique: IMPLANT }],
  ['a tactic alone', attack('TA0003', undefined), { version: '18.1', tactic: PERSISTENCE }],
  ['a technique alone', attack(undefined, 'T1525'), { version: '18.1', technique: IMPLANT }],
  [
    'a part of a technique, with the whole',
    attack(undefined, 'T1562.008'),
    {
      version: '18.1',
      technique: { uid: 'T1562', name: 'Impair Defenses' },
      sub_technique: { uid: 'T1562.008', name: 'Disable or Modify Cloud Logs' },
    },
  ],
  [
    'of ATLAS',
    { framework: 'ATLAS', version: '5.6.0', tactic: 'AML.TA0003', technique: 'AML.T0020' },
    {
      version: '5.6.0',
      tactic: { uid: 'AML.TA0003', name: 'Resource Development' },
      technique: { uid: 'AML.T0020', name: 'Poison Training Data' },
    },
  ],
])('%s', (_, mapping, told) => {
  expect(mappedAttack(mapping)).toEqual(told);
});

test('of techniques alone no tactic is told', () => {
  expect(attacksOf(['T1525'])).toEqual([{ version: '18.1', technique: IMPLANT }]);
});
