import type { Account, Estate } from '../../estate/estate.ts';
import { type Detail, Unreadable } from './detail.ts';
import type { Verdict } from '../finding.ts';
import { type Trail, trailsOf } from './trails.ts';

/** A kind of event, by the fields of which selectors speak. */
export interface EventKind {
  readonly category: 'Management' | 'Data';
  readonly fields: Readonly<Record<string, string>>;
}

/** Whether a trail records every event of a kind. */
export interface Recorded {
  readonly verdict: Verdict;
  /** Where it passes: the trail; else why not. */
  readonly by: string;
}

/** Whether all events of a kind, reading and writing ones, are recorded in an account and region by trails that are switched on. */
export function recorded(kind: EventKind, account: Account, region: string, estate: Estate, read: (detail: Detail) => Detail): Recorded {
  const { trails, gap, seen } = trailsOf(account, region, estate);
  for (const detail of seen) read(detail);
  let unread = gap;
  const missing = new Set(['true', 'false']);
  const by = new Set<string>();
  for (const trail of trails) {
    try {
      if (!isLogging(trail, read)) continue;
      for (const readOnly of missing) {
        const takes = selects(trail, { ...kind, fields: { ...kind.fields, readOnly } }, read);
        if (takes === 'unknown') unread ??= `${trail.arn} records only some of them, and which was not decided`;
        if (takes !== 'pass') continue;
        missing.delete(readOnly);
        by.add(trail.arn);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread ??= error.message;
    }
    if (missing.size === 0) return { verdict: 'pass', by: [...by].join(', ') };
  }
  if (unread !== undefined) return { verdict: 'unknown', by: unread };
  if (missing.size === 2) return { verdict: 'fail', by: 'no trail records them' };
  return { verdict: 'fail', by: missing.has('true') ? 'those that read are not recorded' : 'those that write are not recorded' };
}

function isLogging({ described, status }: Trail, read: (detail: Detail) => Detail): boolean {
  read(described);
  if (typeof status === 'string') throw new Unreadable(status);
  return read(status).needFlag('IsLogging');
}

function selects({ selectors }: Trail, kind: EventKind, read: (detail: Detail) => Detail): Verdict {
  if (typeof selectors === 'string') throw new Unreadable(selectors);
  const advanced = read(selectors).list('AdvancedEventSelectors');
  const basic = selectors.list('EventSelectors');
  if (advanced.length === 0 && basic.length === 0) throw new Unreadable('an answer about event selectors holds none');
  let best: Verdict = 'fail';
  for (const selector of advanced) {
    const takes = advancedTakes(selector, kind);
    if (takes === 'pass') return takes;
    if (takes === 'unknown') best = takes;
  }
  return basic.some((selector) => basicTakes(selector, kind)) ? 'pass' : best;
}

/** Basic selectors know data events of S3, Lambda and DynamoDB only (CloudTrail API Reference, "DataResource"). */
function basicTakes(selector: Detail, { category, fields }: EventKind): boolean {
  if (category === 'Data' || !selector.needFlag('IncludeManagementEvents')) return false;
  const type = selector.needOneOf('ReadWriteType', ['All', 'ReadOnly', 'WriteOnly']);
  if (type !== 'All' && (type === 'ReadOnly') !== (fields['readOnly'] === 'true')) return false;
  return !selector.texts('ExcludeManagementEventSources').includes(fields['eventSource'] ?? '');
}

const POSITIVE = ['Equals', 'StartsWith', 'EndsWith'] as const;
const NEGATIVE = ['NotEquals', 'NotStartsWith', 'NotEndsWith'] as const;

/** Every field must fit. One that the kind leaves open leaves events out; by ARN it may leave out none that there are. */
function advancedTakes(selector: Detail, { category, fields }: EventKind): Verdict {
  let verdict: Verdict = 'pass';
  for (const field of selector.list('FieldSelectors')) {
    const name = field.needText('Field');
    const value = name === 'eventCategory' ? category : fields[name];
    if (value === undefined) {
      if (name !== 'resources.ARN') return 'fail';
      verdict = 'unknown';
      continue;
    }
    if (!fits(field, value)) return 'fail';
  }
  return verdict;
}

/** One positive operator must match, and no negative one (CloudTrail User Guide, "how CloudTrail evaluates multiple conditions"). */
function fits(field: Detail, value: string): boolean {
  const matches = (operator: string): boolean =>
    field
      .texts(operator)
      .some((text) =>
        operator.endsWith('Equals') ? value === text : operator.endsWith('StartsWith') ? value.startsWith(text) : value.endsWith(text),
      );
  const asked = POSITIVE.filter((operator) => field.has(operator));
  return (asked.length === 0 || asked.some(matches)) && !NEGATIVE.some(matches);
}
