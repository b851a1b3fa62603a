import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'imported-model-without-customer-key',
  title: 'Imported models are encrypted with a key of the customer',
  why: 'The copy of the weights that Bedrock keeps lies under a key that the customer can neither watch nor take away.',
  severity: 'medium',
  known: { union: ['CM-IMPORTED-CMK'] },
  resource: KINDS.importedModel,
  member: ['modelKmsKeyArn'],
  example: {
    modelArn: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/abcdefghijkl',
    jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-import-job/abcdefghijkl',
  },
  fix: 'import the model anew with importedModelKmsKeyId, a key of your own',
});
