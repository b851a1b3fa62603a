import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const by = (author: string, approver: string, status = 'Approved') => ({
  described: {
    ...SAGEMAKER.modelPackage,
    ModelApprovalStatus: status,
    CreatedBy: { IamIdentity: { Arn: author, PrincipalId: 'AROAEXAMPLE:a' } },
    LastModifiedBy: { IamIdentity: { Arn: approver, PrincipalId: 'AROAEXAMPLE:b' } },
  },
});
const ANA = 'arn:aws:sts::111122223333:assumed-role/science/ana';
const BEN = 'arn:aws:sts::111122223333:assumed-role/release/ben';

export default resourceCheck({
  id: 'model-package-approved-by-its-author',
  title: 'A model is approved by somebody else than its author',
  why: 'Whoever tampers with a model and approves it himself puts it into production with nobody looking.',
  severity: 'high',
  known: { union: ['REG-APPROVAL'] },
  topics: ['change-approval', 'separation-of-duties'],
  resource: KINDS.modelPackage,
  examples: {
    pass: [by(ANA, BEN)],
    fail: [
      by(ANA, ANA),
      // born approved: nobody ever changed its status
      { described: { ...SAGEMAKER.modelPackage, CreatedBy: { IamIdentity: { Arn: ANA, PrincipalId: 'AROAEXAMPLE:a' } } } },
    ],
  },
  judge: (detail) => {
    // packages without a group have no approval
    if (!detail.has('ModelPackageGroupName') || detail.needText('ModelApprovalStatus') !== 'Approved') return undefined;
    const author = whoIs(detail.needAt('CreatedBy'));
    const approver = detail.at('LastModifiedBy');
    if (approver === undefined) return fail(`${author} created it as approved`, FIX);
    const other = whoIs(approver);
    return other === author
      ? fail(`${author} created it, and last changed it`, FIX)
      : pass(`${author} created it, and ${other} last changed it`);
  },
});

const FIX = 'create model packages with PendingManualApproval, and let only others call sagemaker:UpdateModelPackage';

/** A user of Studio, or who called IAM. */
const whoIs = (context: Parameters<Parameters<typeof resourceCheck>[0]['judge']>[0]): string =>
  context.text('UserProfileArn') ?? context.needAt('IamIdentity').needText('Arn');
