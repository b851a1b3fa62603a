import type { Answer } from '../../firewall/prove/answer.ts';
import type { Claim } from '../../firewall/prove/claim.ts';
import type { ProofReport } from '../proof-report.ts';
import { type Palette, safe } from './palette.ts';
import { plural, table } from './table.ts';

/** Claims, one a line, and what refutes them. */
export function renderProof({ answers, accounts, outside, reference }: ProofReport, palette: Palette): string {
  const { bold, dim, width } = palette;
  const rows = answers.map(({ claim, answer }) => [safe(claim.id), wordOf(answer, palette), aboutOf(claim, answer)]);
  const proved = answers.filter(({ answer }) => answer.answer === 'proved').length;
  const against = answers.flatMap(({ claim, answer }) => detailsOf(claim, answer, palette));
  return [
    bold(`${proved} of ${plural(answers.length, 'claim')} proved for ${plural(accounts, 'member account')}`),
    table([{ title: '' }, { title: '' }, { title: '' }], rows, '  ', width),
    ...(against.length === 0 ? [] : ['', ...against]),
    '',
    dim(`Not spoken of: ${outside.join('; ')}; actions that are not in the reference of ${reference}.`),
    '',
  ].join('\n');
}

const wordOf = ({ answer }: Answer, { green, red, yellow }: Palette): string =>
  answer === 'proved' ? green('proved') : answer === 'refuted' ? red('refuted') : yellow('unknown');

function aboutOf(claim: Claim, answer: Answer): string {
  if (answer.answer === 'unknown') return safe(answer.because);
  if (answer.answer === 'refuted')
    return `${answer.witness.action} by ${safe(answer.witness.principal.roleArn ?? answer.witness.principal.arn ?? '')}: ${answer.verdict}`;
  const spared = 'exempt' in claim ? claim.exempt.length : 'for' in claim ? claim.for.length : undefined;
  const whom = spared === undefined || spared > 0 ? '' : ', nobody exempt';
  return `${plural(answer.actions, 'action')}${whom}`;
}

function detailsOf(claim: Claim, answer: Answer, { bold, red }: Palette): readonly string[] {
  if (answer.answer !== 'refuted') return [];
  const { witness, statement, verdict } = answer;
  const context = Object.entries(witness.context).map(([key, value]) => `${key} = ${typeof value === 'string' ? value : value.join(', ')}`);
  const because =
    statement === undefined
      ? 'no statement denies it'
      : `statement ${statement.index + 1}${statement.sid === undefined ? '' : ` (${statement.sid})`} of ${statement.document.name}`;
  return [
    bold(red(`${safe(claim.id)} is refuted by this request`)),
    `  ${safe(witness.principal.roleArn ?? witness.principal.arn ?? '')}`,
    `  calls ${witness.action} on ${safe(witness.resource.arn)}`,
    ...(context.length === 0 ? [] : [`  with ${safe(context.join(', '))}`]),
    ...(witness.absentKeys.length === 0 ? [] : [`  without ${safe(witness.absentKeys.join(', '))}`]),
    `  ${verdict}: ${safe(because)}`,
  ];
}
