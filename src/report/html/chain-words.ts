import type { ReportStep } from '../scan-report.ts';
import { arnWords, type ArnWords } from './arn-words.ts';

/** How a principal that somebody could make is written in a chain. */
const NEW = 'mantlet0any';

/** A principal as a box shows it. */
export const boxWords = (arn: string): ArnWords => arnWords(arn.replaceAll(NEW, 'new'));

/** What a step does, to whom, and what that is then beyond what it was. */
export function stepWords(step: ReportStep): { readonly title: string; readonly to: string; readonly as: string } {
  const { title, way, from, to, form } = step;
  const how = way === undefined ? '' : ` (${wayText(way)})`;
  return {
    title: `${title}${how}`,
    to: form === 'member' && to === from ? '' : boxWords(to).name,
    as: form === 'member' ? '' : formText(step),
  };
}

/** What makes the principal at a step's end other than it stands in the snapshot. */
export function formText({ form, way }: Pick<ReportStep, 'form' | 'way'>): string {
  if (form === 'member') return way === undefined ? 'as a member' : `in ${wayText(way)}`;
  if (form === 'unbounded') return 'without its boundary';
  return form === 'rewritten' ? 'with other policies' : '';
}

function wayText(way: string): string {
  const { kind, name } = arnWords(way);
  return kind === '' ? way : `${kind} ${name}`;
}
