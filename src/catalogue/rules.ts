import type { CapabilityClass, Tier } from './types.ts';
import type { ReferenceAction } from './reference/facts.ts';

/** What rules can say about an action that no person has read. */
export interface Classification {
  readonly class: CapabilityClass;
  readonly tier: Tier;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly reason: string;
}

/** Facts about parameters, which beat names. */
export interface RuleFacts {
  readonly passesRole: boolean;
  readonly writesPolicy: boolean;
}

/** The name split into lower-case words: `CreateMLModel` -> create, ml, model. */
const wordsOf = (name: string): string[] => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];

type Says = readonly [capability: CapabilityClass, pattern: RegExp, confidence: Classification['confidence']];

// Patterns read the name as words joined by spaces: `create model customization job `. The first that matches decides.
const READS: readonly Says[] = [
  ['identity', /(token|api key|access key|credential|presigned|secret|session url|socket url|sign in|login|embed url)/, 'medium'],
  ['agent-exec', /^connect .*stream/, 'medium'],
  ['content-read', /^(list|describe) (?!.*stream).*(messages|turns|utterances|history entries|session records)/, 'medium'],
  ['obs-read', /^(list|describe) .*(metrics|insights|anomal|results|executions|analytics|recommendations)/, 'low'],
  ['metadata-read', /^(list|describe|count|validate|verify|check) /, 'high'],
  ['metadata-read', /^search .*(experiments|models|versions|registry|resource|schemas)/, 'medium'],
  [
    'invoke',
    /^(invoke|converse|agentic|retrieve|generate|detect|recognize|query|search|infer|predict|chat|translate|synthesize|classify|apply|compare|analyze|ask|suggest|recommend|rerank|rescore|render|test|match|use|simulate|preview|optimize|contains|send|call|stream) /,
    'medium',
  ],
  ['invoke', /^get .*(recommendation|prediction|suggestion|ranking)/, 'low'],
  [
    'obs-read',
    /(evaluation result|evaluation run|metric|trace|span|log events|logging|telemetry|insight|anomal|statistic|analytics|monitor|performance|audit|report|score|health|activity)/,
    'medium',
  ],
  [
    'content-read',
    /(memory|memories|document|transcript|conversation|message|artifact|output|content|export|download|dataset|sample data|records|object|file |image set|image frame|result|payload|recording|history|utterance|read set|patient|fhir|diff|vectors|answer|audio|prompt|findings?|knowledge item|recommendation|assessment|invocation|entity|search)/,
    'low',
  ],
];

const WRITES: readonly Says[] = [
  ['disrupt', /^(delete|revoke|disassociate) .*(token|credential|identity|portal|key|login)/, 'medium'],
  ['agent-exec', /^(invoke|start) .*(code interpreter|browser|harness|for user|with web socket stream for user)/, 'medium'],
  [
    'identity',
    /(token|api key|access key|credential|presigned|secret|login|password|workforce|workteam|^(create|update) user |service account|oauth|vault|identity|consent)/,
    'medium',
  ],
  ['sharing', /(access control|permission|share|sharing|grant|access policy|principal mapping|membership|network settings)/, 'medium'],
  [
    'guardrail',
    /(guardrail|reasoning policy|moderation|block|safety|rate limit|retention|approval|policy engine|chat controls|redaction|limit )/,
    'medium',
  ],
  [
    'obs-write',
    /(logging|log delivery|log event|monitor|evaluation|evaluator|metric|trace|alarm|alert|anomaly detector|telemetry|notification|explainability|bias job|quality job|test set|scan)/,
    'medium',
  ],
  [
    'training-data',
    /^(delete|remove|reject|disassociate) .*(document|record|vectors|faces|feedback|label|memory|event |qualification|item)/,
    'low',
  ],
  [
    'disrupt',
    /^(delete|remove|stop|cancel|terminate|abort|deregister|disassociate|detach|purge|disable|unpublish|archive|kill|end) /,
    'medium',
  ],
  ['content-read', /(export|download)/, 'low'],
  [
    'model-train',
    /(training|train |fine tun|customization|distill|tuning|model import|create (custom |customized |language |ml )?model (?!package|card|deployment|copy)|create .*(predictor|recommender|solution version|adapter version)|flywheel iteration|reinforcement|reward|build bot|retrain|copy|model version)/,
    'medium',
  ],
  [
    'agent-exec',
    /(execute|command|code interpreter session|browser session|run code|shell|payment|computer use|invoke .*tool|call .*tool|mouse|click|keyboard|press|scroll|create act |remediation|perform)/,
    'low',
  ],
  [
    'invoke',
    /^(invoke|converse|retrieve|generate|detect|recognize|query|search|infer|predict|chat|send|translate|ask|create (inference|message|completion|response|conversation|session|batch inference|interpretation)|start .*(inference|transcription|scribe|detection|analysis|translation|synthesis|invoke|conversation|chat|query|recommendation|batch|session|insights|generation|review|assessment|investigation|search|recognition|moderation)|post )/,
    'medium',
  ],
  [
    'cost-quota',
    /(entitlement|agreement|throughput|reservation|subscription|quota|purchase|capacity|license|budget|billing|use case|execution plan|collection group|account settings)/,
    'medium',
  ],
  [
    'training-data',
    /(dataset|data source|parallel data|document|vocabulary|feature|label|memory|memories|feedback|ingest|faces|knowledge|faq|corpus|put record|put event|put item|put action|put user|create event|terminology|lexicon|thesaurus|hit |findings|content|import)/,
    'medium',
  ],
  [
    'model-deploy',
    /(deploy|endpoint|model package|alias|campaign|start model|publish|promote|inference component|inference profile|rollout|stream processor|detector version|external model|configured .*model|project version|inference scheduler)/,
    'medium',
  ],
  [
    'ml-compute',
    /(notebook|domain |space |cluster|pipeline|lifecycle|processing job|studio|compute|app |app image|partner app|project |code repository|code interpreter|browser|device|image |tracking server|application instance)/,
    'low',
  ],
  [
    'agent-shape',
    /(agent|action group|tool|plugin|prompt|flow |flow version|bot|gateway|registry|connector|intent|slot|connection|integration|assistant|target|extension|skill|persona|runtime|blueprint|web experience|library item|configuration bundle|asset|trigger|source|association)/,
    'medium',
  ],
];

const FALLBACK: Says = ['admin-config', /^/, 'low'];

/**
 * The class and tier of an action that nobody has reviewed. Cautious by design: a write is privileged until a person says otherwise, a
 * read is privileged if it hands out an identity. It always answers.
 */
export function classifyAction(action: ReferenceAction, facts: RuleFacts): Classification {
  const levels = action.accessLevels;
  const text = `${wordsOf(action.name).join(' ')} `.replace(/^batch /, '');
  const managesPermissions = levels.includes('Permissions management');
  if (levels.includes('Tagging') && !managesPermissions)
    return { class: 'tagging', tier: 4, confidence: 'high', reason: 'AWS lists it as tagging only.' };
  if (!levels.includes('Write') && !managesPermissions && levels.length > 0) return read(text, levels.includes('List'), facts);
  return write(text, facts, managesPermissions);
}

function read(text: string, lists: boolean, facts: RuleFacts): Classification {
  if (facts.passesRole) {
    return { class: 'ml-compute', tier: 1, confidence: 'medium', reason: 'A read by name that takes a role, so it runs under that role.' };
  }
  for (const [capability, pattern, confidence] of READS) {
    if (!pattern.test(text)) continue;
    if (capability === 'agent-exec') {
      return { class: 'agent-exec', tier: 1, confidence, reason: 'A read by name that opens a channel into something that runs.' };
    }
    if (capability === 'identity') {
      // Lists of tokens and keys name them without giving them out; CallWithBearerToken is listed as a list on some prefixes.
      if (lists && /^(list|describe|get|batch|search) /.test(text)) break;
      return {
        class: 'identity',
        tier: 1,
        confidence,
        reason: 'A read whose name speaks of tokens, keys, secrets or presigned addresses.',
      };
    }
    if (capability === 'metadata-read') break;
    const what = { invoke: 'use of a model or index', 'obs-read': 'telemetry or results of tests' }[capability as string] ?? 'content';
    return { class: capability, tier: 3, confidence, reason: `A read whose name speaks of ${what}.` };
  }
  return {
    class: 'metadata-read',
    tier: 4,
    confidence: lists ? 'high' : 'medium',
    reason: 'A read whose name speaks of neither content nor credentials.',
  };
}

function write(text: string, facts: RuleFacts, managesPermissions: boolean): Classification {
  if (facts.writesPolicy) {
    const safety = /(reasoning|lifecycle|guardrail|retention|engine|cedar|security policy)/.test(text);
    const capability = safety ? 'guardrail' : 'sharing';
    return { class: capability, tier: 1, confidence: 'medium', reason: 'A write of a policy document, which decides access or safety.' };
  }
  const [capability, , confidence] = WRITES.find(([, pattern]) => pattern.test(text)) ?? FALLBACK;
  if (facts.passesRole) {
    return { class: capability, tier: 1, confidence: 'medium', reason: 'A write that takes a role, so its caller acts through that role.' };
  }
  if (managesPermissions && capability === 'admin-config') {
    return { class: 'sharing', tier: 1, confidence: 'low', reason: 'A write that AWS itself lists as permissions management.' };
  }
  const privileged = TIER_ONE.has(capability);
  return {
    class: capability,
    tier: privileged ? 1 : 2,
    confidence,
    reason: capability === 'admin-config' ? 'A write whose name says nothing known.' : `A write whose name fits the class ${capability}.`,
  };
}

/** Classes whose default tier is 1: a guess at them is treated as what it may be. */
const TIER_ONE: ReadonlySet<CapabilityClass> = new Set(['model-train', 'guardrail', 'agent-exec', 'sharing', 'identity']);
