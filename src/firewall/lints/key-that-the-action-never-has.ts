import { findAction, keysOfAction } from '../../catalogue/reference/reference.ts';
import { keyPresence } from '../prove/domains.ts';
import { aboutCondition, denied, type Lint, plainActions } from '../lint.ts';

/** Keys that SageMaker has given up (Service Authorization Reference, "Condition keys for Amazon SageMaker"). */
const DEPRECATED: Readonly<Record<string, string>> = {
  'sagemaker:volumekmskey': 'sagemaker:VolumeKmsKeyArn',
  'sagemaker:outputkmskey': 'sagemaker:OutputKmsKeyArn',
  'sagemaker:homeefsfilesystemkmskey': 'sagemaker:HomeEfsFileSystemKmsKeyArn',
  'sagemaker:domainsharingoutputkmskey': 'sagemaker:DomainSharingOutputKmsKeyArn',
};

const lint: Lint = {
  id: 'key-that-the-action-never-has',
  title: 'A condition compares keys that requests for its actions carry',
  why: 'A key that is never there makes a positive test false and a negative one true: the statement matches never, or always.',
  severity: 'error',
  *check(linted) {
    for (const statement of linted.policy.statements) {
      const actions = plainActions(statement).filter((action) => findAction(action) !== undefined);
      if (actions.length === 0 || actions.length !== statement.actions?.patterns.length) continue;
      for (const condition of statement.conditions) {
        const key = condition.key.toLowerCase();
        if (key.startsWith('aws:') || condition.operator === 'Null') continue;
        const without = actions.filter((action) => keysOfAction(action) !== undefined && keyPresence(key, action) === 'never');
        if (without.length === 0) continue;
        const newName = DEPRECATED[key];
        yield aboutCondition(
          statement,
          condition,
          newName !== undefined
            ? `${condition.key} is on no action any more`
            : `${without.length === actions.length ? 'none of the actions has' : `${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no`} ${condition.key}${without.length === actions.length ? '' : ' key'}`,
          newName !== undefined
            ? `write ${newName}`
            : `take ${without.length === actions.length ? 'the condition' : without.join(', ')} out, or compare a key that \`mantlet catalogue show\` lists for ${without.length === 1 ? 'it' : 'them'}`,
        );
      }
    }
  },
  examples: {
    bad: [
      denied('bedrock:CreateModelCustomizationJob', { StringNotEquals: { 'sagemaker:VpcSubnets': 'subnet-1' } }),
      denied('sagemaker:CreateTrainingJob', { Null: { 'aws:TagKeys': 'true' }, StringNotEquals: { 'sagemaker:VolumeKmsKey': 'a' } }),
    ],
    good: [
      denied('bedrock:InvokeModel', { StringNotLike: { 'bedrock:GuardrailIdentifier': '*' } }),
      denied('bedrock:*', { StringNotEquals: { 'sagemaker:VpcSubnets': 'subnet-1' } }),
    ],
  },
};

export default lint;
