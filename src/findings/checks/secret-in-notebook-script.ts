import { textOfBase64 } from '../answers/base64.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { secretIn } from '../answers/secrets-in-text.ts';

const script = (content: string) => ({
  described: {
    NotebookInstanceLifecycleConfigArn: 'arn:aws:sagemaker:us-east-1:111122223333:notebook-instance-lifecycle-config/example',
    NotebookInstanceLifecycleConfigName: 'example',
    OnStart: [{ Content: content }],
  },
});

export default resourceCheck({
  id: 'secret-in-notebook-script',
  title: 'Scripts that set up notebook instances hold no secret',
  why: 'Whoever may describe the configuration, and whoever opens a notebook, has the secret.',
  severity: 'high',
  known: { union: ['NB-SECRETS'], prowler: ['sagemaker_notebook_instance_no_secrets'] },
  topics: ['secrets'],
  resource: KINDS.lifecycleConfig,
  examples: {
    // `pip install --upgrade torch`, and a line that exports the id of an access key
    pass: [script('cGlwIGluc3RhbGwgLS11cGdyYWRlIHRvcmNo')],
    fail: [script('ZXhwb3J0IEFXU19BQ0NFU1NfS0VZX0lEPUFLSUFBQkNERUZHSElKS0xNTk9Q')],
  },
  judge: (detail) => {
    const found: string[] = [];
    for (const hook of ['OnCreate', 'OnStart']) {
      for (const part of detail.list(hook)) {
        const content = part.hidden('Content');
        if (content === undefined) continue;
        const text = textOfBase64(content);
        if (text === undefined) throw new Unreadable(`${hook} is not base64`);
        const secret = secretIn(text);
        if (secret !== undefined) found.push(`${secret} in ${hook}`);
      }
    }
    return found.length === 0
      ? pass('its scripts look as if they held no secret')
      : fail(`there is ${found.join(', ')}`, 'take the secret out, revoke it, and let the script fetch it from Secrets Manager');
  },
});
