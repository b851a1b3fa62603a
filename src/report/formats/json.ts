import type { Format } from '../format.ts';

/** Everything, for programs. */
const format: Format = {
  name: 'json',
  about: 'everything, in a form that stays (data/scan-report.schema.json)',
  render: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};

export default format;
