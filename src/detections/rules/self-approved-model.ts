import { session } from '../examples.ts';
import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isSameCaller } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/models/1';
const made = (modelApprovalStatus = 'PendingManualApproval') =>
  call(
    'sagemaker:CreateModelPackage',
    { modelPackageGroupName: 'models', modelApprovalStatus },
    { responseElements: { modelPackageArn: ARN } },
  );
const approve = (by = session('engineer', 'ana'), modelApprovalStatus = 'Approved') =>
  call('sagemaker:UpdateModelPackage', { modelPackageArn: ARN, modelApprovalStatus }, { by, minute: 30 });

export default callDetection({
  id: 'self-approved-model',
  title: 'model approved by whoever registered it',
  why: 'Nobody else has looked at the model, and what deploys approved models deploys it.',
  severity: 'medium',
  events: ['sagemaker:UpdateModelPackage', 'sagemaker:CreateModelPackage'],
  techniques: ['AML.T0018', 'AML.T0010.003'],
  respond: 'Set the package back to PendingManualApproval, have somebody else look at it, and see whether it was deployed.',
  examples: {
    alarm: [story('somebody approves what he registered', made(), approve()), story('a model is registered as approved', made('Approved'))],
    quiet: [
      story('somebody else approves it', made(), approve(session('reviewer', 'bo'))),
      story('whoever registered it rejects it', made(), approve(undefined, 'Rejected')),
      story('who registered it is not in the trail', approve()),
    ],
  },
  judge: (event, activity) => {
    const { name, request, account } = event;
    if (textAt(request, 'modelApprovalStatus') !== 'Approved') return undefined;
    if (name === 'CreateModelPackage') {
      // without a group it is no version that a registry approves (SageMaker API Reference, "CreateModelPackage")
      const group = textAt(request, 'modelPackageGroupName');
      if (group === undefined) return undefined;
      const message = `a model came into \`${group}\` as approved, and nobody else approved it`;
      return { message, severity: 'low', about: `${account} ${group}` };
    }
    const arn = textAt(request, 'modelPackageArn') ?? textAt(request, 'modelPackageName');
    if (arn === undefined) return undefined;
    const registered = activity.named('sagemaker:CreateModelPackage').find(({ response }) => textAt(response, 'modelPackageArn') === arn);
    return registered === undefined || isSameCaller(registered, event, activity) !== 'yes'
      ? undefined
      : `\`${arn}\` was approved by ${callerText(event)}, by whom it was registered`;
  },
});
