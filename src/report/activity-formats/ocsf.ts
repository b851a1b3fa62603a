import type { ActivityReport } from '../activity-report.ts';
import type { Format } from '../format.ts';
import { alarmEvent } from '../ocsf/alarm-events.ts';

/** The Open Cybersecurity Schema Framework 1.6.0, which is what Security Hub speaks: https://schema.ocsf.io/1.6.0 */
const format: Format<ActivityReport> = {
  name: 'ocsf',
  about: 'alarms as Detection Findings of OCSF 1.6.0, for a SIEM or a data lake',
  render: (report) => `[${report.alarms.map((alarm) => `\n${JSON.stringify(alarmEvent(alarm, report))}`).join(',')}\n]\n`,
};

export default format;
