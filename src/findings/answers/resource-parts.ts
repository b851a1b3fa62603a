import type { Account } from '../../estate/estate.ts';
import { notAnswered } from './answers-about.ts';
import type { DescribedResource } from './described-resources.ts';
import type { Detail } from './detail.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What hangs on a resource and has no ARN of its own: action groups of an agent, data sources of a knowledge base. */
export interface PartKind {
  readonly name: string;
  readonly list: string;
  readonly listMember: string;
  readonly describe: string;
  /** The member of the answer that holds the description; undefined: it is the answer itself. */
  readonly member?: string;
  /** The member with the id of the resource on which it hangs. */
  readonly parent: string;
  readonly id: string;
}

/** The action groups of an agent. */
export const ACTION_GROUPS: PartKind = {
  name: 'action group',
  list: 'bedrock-agent.ListAgentActionGroups',
  listMember: 'actionGroupSummaries',
  describe: 'bedrock-agent.GetAgentActionGroup',
  member: 'agentActionGroup',
  parent: 'agentId',
  id: 'actionGroupId',
};

/** The data sources of a knowledge base. */
export const DATA_SOURCES: PartKind = {
  name: 'data source',
  list: 'bedrock-agent.ListDataSources',
  listMember: 'dataSourceSummaries',
  describe: 'bedrock-agent.GetDataSource',
  member: 'dataSource',
  parent: 'knowledgeBaseId',
  id: 'dataSourceId',
};

/** The aliases of a bot. */
export const BOT_ALIASES: PartKind = {
  name: 'alias',
  list: 'lexv2-models.ListBotAliases',
  listMember: 'botAliasSummaries',
  describe: 'lexv2-models.DescribeBotAlias',
  parent: 'botId',
  id: 'botAliasId',
};

/** The plugins of a Q Business application. */
export const PLUGINS: PartKind = {
  name: 'plugin',
  list: 'qbusiness.ListPlugins',
  listMember: 'plugins',
  describe: 'qbusiness.GetPlugin',
  parent: 'applicationId',
  id: 'pluginId',
};

/** All that hangs on a resource, and why there may be more. */
export interface Parts {
  readonly parts: readonly Detail[];
  readonly gap: string | undefined;
}

/** Reads what hangs on a resource whose own description holds its id. */
export function partsOf({ account, region }: DescribedResource, near: Detail, kind: PartKind): Parts {
  const parent = near.needText(kind.parent);
  const parts = new Map<string, Detail>();
  let gap: string | undefined;
  for (const { body, ref, region: there } of account.answers.get(kind.describe) ?? []) {
    if (body === undefined || there !== region) continue;
    const found = kind.member === undefined ? body : body[kind.member];
    if (!isJson(found) || found[kind.parent] !== parent) continue;
    const part = near.beside(found, kind.member === undefined ? ref : { ...ref, path: [kind.member] });
    parts.set(part.needText(kind.id), part);
  }
  const lists = listsAbout(account, kind.list, parent, region, kind.parent);
  if (lists.length === 0) gap = `which ${kind.name}${kind.name.endsWith('s') ? 'es' : 's'} it has was not read`;
  for (const answer of lists) {
    if (answer.body === undefined)
      gap ??= `which ${kind.name}${kind.name.endsWith('s') ? 'es' : 's'} it has was not read: ${notAnswered(answer)}`;
    else if (!Array.isArray(answer.body[kind.listMember]))
      gap ??= `${kind.list} in ${answer.ref.file} holds no list \`${kind.listMember}\``;
    else {
      for (const element of near.beside(answer.body, answer.ref).list(kind.listMember)) {
        const id = element.needText(kind.id);
        if (!parts.has(id)) gap ??= `its ${kind.name} ${id} is listed and not described`;
      }
    }
  }
  return { parts: [...parts.values()], gap };
}

/** Lists are kept by the id of the resource; for agents its version may follow: `ABCDEFGHIJ,DRAFT`. Some answers name it themselves. */
export function listsAbout(account: Account, operation: string, parent: string, region: string | undefined, member?: string) {
  return (account.answers.get(operation) ?? []).filter((answer) => {
    const { body, subject } = answer;
    const named = member !== undefined && body?.[member] === parent;
    const kept = subject === parent || (subject.startsWith(parent) && /^[^A-Za-z0-9]/.test(subject.slice(parent.length)));
    return answer.region === region && (named || kept);
  });
}
