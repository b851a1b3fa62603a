import type { Attachment, Principal } from '../../estate/estate.ts';

type Statement = Attachment['policy']['statements'][number];

/** The statements by which others become a role; undefined where they cannot all be read. */
function doors(role: Principal | undefined): readonly Statement[] | undefined {
  const policy = role?.trust?.policy;
  if (policy === undefined || policy.statements.some(({ unreadable }) => unreadable.length > 0)) return undefined;
  const allowing = policy.statements.filter(
    ({ effect, actions }) =>
      effect === 'Allow' && (actions === undefined || actions.negated || actions.patterns.some((action) => !OTHER.test(action))),
  );
  return allowing.length === 0 ? undefined : allowing;
}

/** Actions that begin no session. */
const OTHER = /^sts:(?:TagSession|SetSourceIdentity|SetContext)$/i;

/**
 * Whether a trust policy leaves a caller no choice of source identity: it must be what AWS knows of the caller (`${aws:username}`) or this
 * one text (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html). `*` only asks for some text.
 */
export function fixesSourceIdentity(role: Principal | undefined, value: string): boolean {
  return (
    doors(role)?.every(({ conditions }) =>
      conditions.some(
        ({ key, operator, ifExists, set, values }) =>
          key.toLowerCase() === 'sts:sourceidentity' &&
          (operator === 'StringEquals' || operator === 'StringLike') &&
          !ifExists &&
          set === undefined &&
          values.length > 0 &&
          values.every((one) => one === value || /^\$\{(?:aws:username|aws:userid|aws:PrincipalTag\/[\w.-]+|saml:sub)\}$/i.test(one)),
      ),
    ) ?? false
  );
}

/** Whether only identity providers begin sessions of a role, so that none but they name a source identity. */
export const onlyProvidersBegin = (role: Principal | undefined): boolean =>
  doors(role)?.every(
    ({ principals }) => principals !== undefined && !principals.negated && principals.entries.every(({ type }) => type === 'Federated'),
  ) ?? false;

/** The services of AWS that alone begin sessions of a role; undefined: others may, or nobody knows. */
export function onlyServices(role: Principal | undefined): readonly string[] | undefined {
  const services = new Set<string>();
  const begun = doors(role);
  for (const { principals } of begun ?? []) {
    if (principals === undefined || principals.negated) return undefined;
    for (const { type, value } of principals.entries) {
      if (type !== 'Service') return undefined;
      services.add(value);
    }
  }
  return services.size === 0 ? undefined : [...services].sort();
}
