import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

/** The last day on which AWS mends each (SageMaker Developer Guide, "Amazon Linux 2 notebook instances"). */
const LAST_DAYS: Readonly<Record<string, string>> = {
  'notebook-al1-v1': '2024-03-31',
  'notebook-al2-v1': '2025-06-30',
  'notebook-al2-v2': '2025-06-30',
  'notebook-al2-v3': '2026-06-30',
};
const on = (platform: string) => ({ described: { ...SAGEMAKER.notebook, PlatformIdentifier: platform } });

export default resourceCheck({
  id: 'notebook-on-outdated-platform',
  title: 'Notebook instances run on a platform that AWS still mends',
  why: 'Known holes stay open in what reads the training data, and whoever opens the wrong notebook gives its role away.',
  severity: 'medium',
  known: { union: ['NB-PLATFORM'], securityHub: ['SageMaker.8'] },
  topics: ['upkeep'],
  resource: KINDS.notebook,
  examples: { pass: [on('notebook-al2023-v1')], fail: Object.keys(LAST_DAYS).map(on) },
  judge: (detail, _, { now }) => {
    const platform = detail.needText('PlatformIdentifier');
    const lastDay = Object.hasOwn(LAST_DAYS, platform) ? LAST_DAYS[platform] : undefined;
    if (lastDay !== undefined && now.slice(0, 10) > lastDay)
      return fail(
        `it runs on ${platform}, which AWS has not mended since ${lastDay}`,
        'stop the notebook instance and update it with PlatformIdentifier notebook-al2023-v1; from Amazon Linux 1, create it anew',
      );
    if (lastDay === undefined && !/^notebook-al\d{4}-v\d+$/.test(platform))
      throw new Unreadable(`whether AWS still mends ${platform} is not known`);
    return pass(`it runs on ${platform}`);
  },
});
