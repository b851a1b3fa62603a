import type { ActivityReport } from '../activity-report.ts';
import type { Format } from '../format.ts';

/** Everything, for programs. */
const format: Format<ActivityReport> = {
  name: 'json',
  about: 'everything, in a form that stays (data/activity-report.schema.json)',
  render: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};

export default format;
