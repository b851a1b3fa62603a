import type { Format } from '../format.ts';
import { uriBases } from '../sarif/artifact.ts';
import { NOTIFICATIONS, notificationsOf } from '../sarif/notifications.ts';
import { resultsOf } from '../sarif/results.ts';
import { ruleOf } from '../sarif/rules.ts';
import type { ScanReport } from '../scan-report.ts';

/** The Static Analysis Results Interchange Format 2.1.0 of OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const format: Format = {
  name: 'sarif',
  about: 'SARIF 2.1.0, for code scanning of GitHub and others',
  render: (report) => `${JSON.stringify(log(report), undefined, 2)}\n`,
};

export default format;

const log = (report: ScanReport): unknown => ({
  $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'Mantlet', version: report.mantlet, rules: report.checks.map(ruleOf), notifications: NOTIFICATIONS },
      },
      invocations: [
        {
          executionSuccessful: report.checks.every(({ crash }) => crash === undefined),
          toolExecutionNotifications: notificationsOf(report),
        },
      ],
      originalUriBaseIds: uriBases(report.snapshot),
      columnKind: 'utf16CodeUnits',
      results: resultsOf(report),
    },
  ],
});
