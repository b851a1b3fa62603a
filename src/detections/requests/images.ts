import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { repositoryOf } from '../../findings/answers/ai-images.ts';
import { standingOf } from './accounts.ts';

/** Why an image is foreign, and how grave that is; undefined: it is not known to be. */
export function foreignImage(
  image: string,
  event: TrailEvent,
  activity: Activity,
): { readonly why: string; readonly severity: 'high' | 'medium' } | undefined {
  const owner = repositoryOf(image)?.slice(0, 12);
  if (owner === undefined) {
    // a text without the host of a registry is one of Docker Hub, or the name of an algorithm that SageMaker itself knows
    if (image.startsWith('public.ecr.aws/')) return { why: 'which anybody may have published', severity: 'medium' };
    return /^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\/\S/.test(image) ? { why: 'of a registry outside AWS', severity: 'high' } : undefined;
  }
  if (standingOf(owner, event, activity) !== 'outside' || isOfAws(owner)) return undefined;
  // AWS publishes built-in algorithms from dozens of accounts, not all of which are known here
  return { why: `of account ${owner}, which is not in the organisation`, severity: isMaybeOfAws(image) ? 'medium' : 'high' };
}

/** Accounts from which AWS publishes images of SageMaker in most Regions (SageMaker Developer Guide, "Docker Registry Paths"). */
const OF_AWS = new Set([
  '763104351884',
  '683313688378',
  '246618743249',
  '141502667606',
  '492215442770',
  '382416733822',
  '811284229777',
  '174872318107',
  '433757028032',
  '632365934929',
  '438346466558',
  '644912444149',
  '257758044811',
  '985815980388',
  '156813124566',
  '205493899709',
  '520713654638',
]);

const isOfAws = (account: string): boolean => OF_AWS.has(account);

/** Names that AWS gives to its images; anybody may use them, so that they lower an alarm and never silence it. */
const isMaybeOfAws = (image: string): boolean =>
  /\/(?:sagemaker-|xgboost|pytorch-|tensorflow-|huggingface-|djl-|mxnet-|autogluon-)/.test(image);
