import type { RoleReport } from '../role-report.ts';
import { type Palette, safe } from './palette.ts';
import { plural, table } from './table.ts';

/** A role: what it may do and why, what was proved of it, and what it cannot stop. */
export function renderRole({ role, proof, reference }: RoleReport, palette: Palette): string {
  const { bold, dim, green, red, yellow, width } = palette;
  const { arn, job, needs, starterNeeds, resourcePolicies, residuals } = role;
  const open = proof.filter(({ answer }) => answer.answer !== 'proved');
  const proved = proof.length - open.length;
  const words = { proved: green('proved'), refuted: red('refuted'), unknown: yellow('unknown') };
  return [
    `${bold(safe(arn))}: the role of fine-tuning jobs on ${job.service}`,
    '',
    table(
      [{ title: 'it' }, { title: 'by' }],
      needs.map(({ why, actions }) => [why, actions.join(', ')]),
      '  ',
      width,
    ),
    ...(starterNeeds.length === 0
      ? []
      : [
          '',
          'Who starts such jobs',
          table(
            [{ title: '' }, { title: '' }],
            starterNeeds.map(({ why, actions }) => [why, actions.join(', ')]),
            '  ',
            width,
          ),
        ]),
    ...(resourcePolicies.length === 0
      ? []
      : ['', `Statements for the policies of ${resourcePolicies.map(({ of, type }) => `${type} ${safe(of)}`).join(', ')}`]),
    '',
    `${proved} of ${plural(proof.length, 'claim')} proved for every request, with the reference of ${reference}${open.length === 0 ? ': each of these calls is allowed, and no other' : ''}`,
    ...open.map(
      ({ claim, about, answer }) =>
        `  ${words[answer.answer]}  ${claim.id}: ${about}${answer.answer === 'unknown' ? ` (${answer.because})` : ''}`,
    ),
    '',
    dim('What this cannot stop:'),
    ...residuals.map((text) => dim(`  ${text}`)),
    '',
  ].join('\n');
}
