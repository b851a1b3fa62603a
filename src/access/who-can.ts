import type { Account, Attachment, Estate, Resource } from '../estate/estate.ts';
import { compileLayers, decide } from '../iam/compiled/decide.ts';
import { PreparedRequest } from '../iam/compiled/request.ts';
import type { DocumentRef, StatementRef } from '../iam/policy.ts';
import { hasBit } from './bits.ts';
import { type Assumptions, type Caller, callerOf, requestOf, rootCaller } from './caller.ts';
import { CallerAssessor, type CellDecision, layersOfCaller, type Status, statusOf } from './caller-assessor.ts';
import { partitionOf } from './inventory.ts';
import { organizationFacts } from './policy-layers.ts';
import { buildUniverse, type Universe, type UniverseAction } from './universe.ts';

/** One principal that has, or may have, one action. */
export interface Holder {
  readonly caller: Caller;
  readonly action: string;
  readonly status: Exclude<Status, 'no'>;
  /** `yes` for a plain call only. */
  readonly usually: boolean;
  /** The Allow statement, or what cannot be read, that decides. */
  readonly statement: StatementRef | undefined;
}

export interface WhoCanQuestion {
  readonly actions: readonly string[];
  readonly resource: string | undefined;
  readonly assumptions: Assumptions;
  readonly home: string;
}

/** Every caller of an estate, ready for many questions. */
export function callersOf(estate: Estate): readonly Caller[] {
  const partition = partitionOf(estate);
  const callers: Caller[] = [];
  for (const account of estate.accounts.values()) {
    for (const principal of account.principals) callers.push(callerOf(estate, account, principal));
    callers.push(rootCaller(estate, account, partition));
  }
  return callers;
}

/** Who has the actions: on some resource of the own account, or on the one that is asked for. */
export function whoCan(estate: Estate, callers: readonly Caller[], question: WhoCanQuestion): readonly Holder[] {
  const universe = buildUniverse(question.actions);
  const assessor = new CallerAssessor(universe, partitionOf(estate), question.assumptions, question.home);
  if (question.resource !== undefined) return holdersOfResource(estate, callers, universe, question, question.resource);
  const holders: Holder[] = [];
  for (const caller of callers) {
    const held = assessor.assess(caller);
    for (const [index, action] of universe.actions.entries()) {
      const status: Status = hasBit(held.yes, index)
        ? 'yes'
        : hasBit(held.conditional, index)
          ? 'conditional'
          : hasBit(held.indeterminate, index)
            ? 'indeterminate'
            : 'no';
      if (status === 'no') continue;
      const { cell } = assessor.decideCell(caller, action);
      holders.push({ caller, action: action.name, status, usually: hasBit(held.usually, index), statement: cell && decisiveStatement(caller, cell) });
    }
  }
  return holders;
}

function holdersOfResource(estate: Estate, callers: readonly Caller[], universe: Universe, question: WhoCanQuestion, arn: string): readonly Holder[] {
  const { resource, owner } = findResource(estate, arn);
  const holders: Holder[] = [];
  for (const caller of callers) {
    // without a policy of the resource nobody outside its account gets in (IAM User Guide, "Cross-account policy evaluation logic")
    if (owner !== undefined && caller.account.id !== owner.id && resource?.policy === undefined) continue;
    for (const action of universe.actions) {
      const cell = decideOnResource(caller, action, { arn, owner, resource }, question);
      const status = statusOf(cell);
      if (status === 'no') continue;
      holders.push({ caller, action: action.name, status, usually: status === 'yes' && cell.usual !== undefined, statement: decisiveStatement(caller, cell, resource) });
    }
  }
  return holders;
}

export interface Target {
  readonly arn: string;
  readonly owner: Account | undefined;
  readonly resource: Resource | undefined;
}

/** The resource of the estate that an ARN names or lies in (objects lie in buckets), and the account that owns it. */
export function findResource(estate: Estate, arn: string): Target {
  for (const account of estate.accounts.values()) {
    for (const resource of account.resources) {
      if (resource.arn === arn || arn.startsWith(`${resource.arn}/`)) return { arn, owner: account, resource };
    }
  }
  return { arn, owner: estate.accounts.get(arn.split(':')[4] ?? ''), resource: undefined };
}

function decideOnResource(caller: Caller, action: UniverseAction, { arn, owner, resource }: Target, question: WhoCanQuestion): CellDecision {
  const bound = owner !== undefined && !owner.management && !caller.serviceLinked;
  const compiled = compileLayers({
    ...layersOfCaller(caller),
    resource: resource?.policy?.policy,
    rcp: bound ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined,
  });
  const account = owner?.id ?? (arn === '*' ? caller.account.id : undefined);
  const ask = (circumstances: 'open' | 'usual') =>
    decide(
      new PreparedRequest(
        requestOf(caller, action.name, { arn, account }, circumstances, question.assumptions, question.home, organizationFacts(caller.account, owner)),
      ),
      compiled,
    );
  const open = ask('open');
  return { arn, open, usual: open.verdict === 'conditional' ? ask('usual') : undefined };
}

/** Where the deciding statement stands for this caller. */
function decisiveStatement(caller: Caller, cell: CellDecision, resource?: Resource): StatementRef | undefined {
  const decision = cell.usual?.verdict === 'allow' ? cell.usual : cell.open;
  const { policy, statement } = decision;
  if (policy === undefined || statement === undefined) return undefined;
  const { account } = caller;
  const attachments: readonly (Attachment | undefined)[] = [
    ...caller.identity,
    caller.boundary,
    resource?.policy,
    ...(account.scp ?? []).flat(),
    ...(account.rcp ?? []).flat(),
  ];
  const place: DocumentRef = attachments.find((attachment) => attachment?.policy === policy)?.ref ?? policy.ref;
  return { document: place, index: statement, sid: policy.statements[statement]?.sid };
}
