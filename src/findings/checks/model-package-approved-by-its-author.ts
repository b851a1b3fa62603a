import type { Detail } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const iam = (role: string, session: string, source?: string) => ({
  IamIdentity: {
    Arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
    PrincipalId: `AROAEXAMPLE:${session}`,
    ...(source === undefined ? {} : { SourceIdentity: source }),
  },
});
const studio = (name: string) => ({ UserProfileArn: `arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-0a/${name}` });
const by = (CreatedBy: unknown, LastModifiedBy: unknown) => ({ described: { ...SAGEMAKER.modelPackage, CreatedBy, LastModifiedBy } });
const ANA = iam('science', 'ana');

export default resourceCheck({
  id: 'model-package-approved-by-its-author',
  title: 'A model is approved by somebody else than its author',
  why: 'Whoever tampers with a model and approves it himself puts it into production with nobody looking.',
  severity: 'high',
  known: { union: ['REG-APPROVAL'] },
  topics: ['change-approval', 'separation-of-duties'],
  resource: KINDS.modelPackage,
  examples: {
    pass: [by(ANA, iam('release', 'ben')), by(studio('ana'), studio('ben')), by(iam('ci', 'run', 'ana'), iam('ci', 'run', 'ben'))],
    fail: [
      by(ANA, ANA),
      by(studio('ana'), studio('ana')),
      // one person through two roles
      by(iam('science', 'work', 'ana'), iam('release', 'work', 'ana')),
      // born approved: nobody ever changed its status
      { described: { ...SAGEMAKER.modelPackage, CreatedBy: ANA } },
    ],
  },
  judge: (detail) => {
    // packages without a group have no approval
    if (!detail.has('ModelPackageGroupName') || detail.needText('ModelApprovalStatus') !== 'Approved') return undefined;
    const author = personOf(detail.needAt('CreatedBy'));
    const last = detail.at('LastModifiedBy');
    if (last === undefined) return fail(`${author.name} created it as approved`, FIX);
    const changer = personOf(last);
    // whoever last changed it need not have approved it: AWS does not say who did
    return isSame(author, changer)
      ? fail(`${author.name} created it, and last changed it`, FIX, 'medium')
      : pass(`${author.name} created it, and ${changer.name} last changed it`);
  },
});

const FIX = 'create model packages with PendingManualApproval, and let only others call sagemaker:UpdateModelPackage';

interface Person {
  readonly name: string;
  readonly profile: string | undefined;
  readonly source: string | undefined;
}

/** A user of Studio, or whoever called with rights of IAM. */
function personOf(context: Detail): Person {
  const profile = context.text('UserProfileArn');
  const identity = profile === undefined ? context.needAt('IamIdentity') : context.at('IamIdentity');
  const source = identity?.text('SourceIdentity');
  return { name: profile ?? source ?? identity?.needText('Arn') ?? '', profile, source };
}

/** The best that both tell decides: profiles of Studio, source identities, else sessions. */
function isSame(one: Person, other: Person): boolean {
  if (one.profile !== undefined && other.profile !== undefined) return one.profile === other.profile;
  if (one.source !== undefined && other.source !== undefined) return one.source === other.source;
  return one.name === other.name;
}
