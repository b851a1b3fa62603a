import type { Severity } from '../../findings/finding.ts';
import type { Palette } from './palette.ts';
import { plural, table } from './table.ts';

/** What is shown of a detection. */
interface ShownDetection {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly events: readonly string[];
  readonly techniques: readonly string[];
  readonly respond: string;
}

/** Detections, one a line. */
export function renderDetections(detections: readonly ShownDetection[], { dim, width }: Palette): string {
  const rows = detections.map(({ id, severity, title }) => [id, severity, title]);
  const columns = ['detection', 'severity', 'what happened'].map((title) => ({ title }));
  return `${table(columns, rows, '', width)}\n\n${plural(detections.length, 'detection')} ${dim('(mantlet detections ID tells all about one)')}\n`;
}

/** All about one detection. */
export function renderDetectionPage(detection: ShownDetection, { bold, dim, width }: Palette): string {
  const rows = [
    ['severity', detection.severity],
    ['looks at', detection.events.join(', ')],
    ['techniques', detection.techniques.join(', ')],
    ['what to do', detection.respond],
  ].map(([name = '', text = '']) => [dim(name), text]);
  return `${bold(detection.id)}\n  ${detection.title}.\n  ${detection.why}\n\n${table([{ title: '' }, { title: '' }], rows, '  ', width)}\n`;
}
