import type { ReplayGroup } from '../../firewall/replay/replay-result.ts';
import type { ReplayReport } from '../replay-report.ts';
import { type Palette, safe } from './palette.ts';
import { plural, table } from './table.ts';

const SHOWN = 40;

/** What history would have lost: the counts, then who would lose what. */
export function renderReplay({ counts, groups, trail, passedOver, incomplete }: ReplayReport, palette: Palette): string {
  const { bold, dim, red, yellow, green, width } = palette;
  const number = (value: number): string => value.toLocaleString('en-US');
  const decided = counts.denied + counts.allowed + counts.unknown;
  const verdict =
    counts.denied > 0
      ? red(`${plural(counts.denied, 'call')} would have been denied`)
      : counts.unknown > 0
        ? yellow(`no call would certainly have been denied; of ${number(counts.unknown)} nobody knows`)
        : green('no call would have been denied');
  const rows = [
    ['would be denied', number(counts.denied)],
    ['still allowed', number(counts.allowed)],
    ['unknown', number(counts.unknown)],
    ['refused when they were made', number(counts.refused)],
    ['bound by no SCP or RCP', number(counts.unbound)],
    ['denied by the policies of the snapshot, and made before', number(counts.deniedBefore)],
    ['of which no action of IAM is known', number(counts.unmapped)],
    ['of services that no changed statement names', number(passedOver)],
  ];
  const when = trail.first === undefined ? 'an empty trail' : `${trail.first.slice(0, 10)} to ${(trail.last ?? '').slice(0, 10)}`;
  const denied = groups.filter(({ outcome }) => outcome === 'denied');
  const unknown = groups.filter(({ outcome }) => outcome === 'unknown');
  return [
    `${bold(`${plural(decided, 'call')} decided again, ${when}`)}: ${verdict}`,
    table([{ title: '' }, { title: '', right: true }], rows, '  '),
    ...list('Would be denied', denied, { bold, dim, width }),
    ...list('Unknown', unknown, { bold, dim, width }),
    ...(incomplete.length === 0
      ? []
      : ['', bold('Could not be read'), ...incomplete.slice(0, SHOWN).map(({ file, message }) => `  ${red(safe(`${file}: ${message}`))}`)]),
    '',
  ].join('\n');
}

function list(
  title: string,
  groups: readonly ReplayGroup[],
  { bold, dim, width }: Pick<Palette, 'bold' | 'dim'> & { readonly width: number | undefined },
): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups
    .slice(0, SHOWN)
    .map(({ principal, action, calls, last, why, statement }) => [
      safe(principal),
      action,
      calls.toLocaleString('en-US'),
      last.slice(0, 10),
      safe(
        why ??
          (statement === undefined
            ? 'no Allow is left'
            : `${statement.sid ?? `statement ${statement.index + 1}`} of ${statement.document.name}`),
      ),
    ]);
  const columns = [{ title: 'principal' }, { title: 'action' }, { title: 'calls', right: true }, { title: 'last' }, { title: 'why' }];
  const more = groups.length > SHOWN ? [dim(`  and ${groups.length - SHOWN} more: --format json shows all`)] : [];
  return ['', bold(title), table(columns, rows, '  ', width), ...more];
}
