import { Unreadable } from '../detail.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

/** Amazon Linux 1, and JupyterLab 1 and 3 (SageMaker Developer Guide, "Amazon Linux 2 notebook instances"). */
const OUTDATED = ['notebook-al1-v1', 'notebook-al2-v1', 'notebook-al2-v2'];
const on = (platform: string) => ({ described: { ...SAGEMAKER.notebook, PlatformIdentifier: platform } });

export default resourceCheck({
  id: 'notebook-on-outdated-platform',
  title: 'Notebook instances run on a platform that AWS still mends',
  why: 'Known holes stay open in what reads the training data, and whoever opens the wrong notebook gives its role away.',
  severity: 'medium',
  known: { union: ['NB-PLATFORM'], securityHub: ['SageMaker.8'] },
  topics: ['upkeep'],
  resource: KINDS.notebook,
  examples: { pass: [on('notebook-al2-v3'), on('notebook-al2023-v1')], fail: OUTDATED.map(on) },
  judge: (detail) => {
    const platform = detail.needText('PlatformIdentifier');
    if (OUTDATED.includes(platform))
      return fail(`it runs on ${platform}, which AWS no longer mends`, 'create the notebook instance anew on notebook-al2023-v1 or newer');
    if (!/^notebook-al(?:2-v3|\d{4}-v\d+)$/.test(platform)) throw new Unreadable(`whether AWS still mends ${platform} is not known`);
    return pass(`it runs on ${platform}`);
  },
});
