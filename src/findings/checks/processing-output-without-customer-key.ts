import { customerKeyCheck } from '../customer-key.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'processing-output-without-customer-key',
  title: 'What processing jobs write is encrypted with a key of the customer',
  why: 'Processing jobs write the data from which models learn: who may read the bucket may copy it, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['TR-PROC-CMK'] },
  resource: KINDS.processingJob,
  member: ['ProcessingOutputConfig', 'KmsKeyId'],
  example: { ...SAGEMAKER.processingJob, ProcessingOutputConfig: { Outputs: [{ OutputName: 'out' }] } },
  fix: 'start processing jobs with ProcessingOutputConfig.KmsKeyId, a key of your own',
  applies: (detail) => (detail.at('ProcessingOutputConfig')?.list('Outputs').length ?? 0) > 0,
});
