import type { Detail } from './detail.ts';

/** Nodes of a flow in which a model answers, those inside of loops too. A knowledge base without a model only finds passages. */
export function answeringNodes(definition: Detail | undefined): readonly (readonly [name: string, node: Detail])[] {
  return (definition?.list('nodes') ?? []).flatMap((node) => {
    const type = node.needText('type');
    if (type === 'Loop') return answeringNodes(node.needAt('configuration').needAt('loop').needAt('definition'));
    if (type === 'Prompt') return [[node.needText('name'), node.needAt('configuration').needAt('prompt')] as const];
    if (type !== 'KnowledgeBase') return [];
    const base = node.needAt('configuration').needAt('knowledgeBase');
    return base.text('modelId') === undefined ? [] : [[node.needText('name'), base] as const];
  });
}

/** For examples: a flow with these nodes between its input and nothing. */
export const exampleFlow = (...nodes: readonly unknown[]) => ({
  described: {
    arn: 'arn:aws:bedrock:us-east-1:111122223333:flow/ABCDEFGHIJ',
    executionRoleArn: 'arn:aws:iam::111122223333:role/flow',
    definition: { nodes: [{ name: 'start', type: 'Input', configuration: { input: {} } }, ...nodes] },
  },
});
