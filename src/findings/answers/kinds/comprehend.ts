import { kind, type ResourceKind } from './kind.ts';

const comprehendJob = (name: string): ResourceKind =>
  kind('comprehend', 'comprehend', `AWS::Comprehend::${name}Job`, `${name} job`, {
    list: `List${name}Jobs`,
    listMember: `${name}JobPropertiesList`,
    describe: `Describe${name}Job`,
    member: `${name}JobProperties`,
    arns: ['JobArn'],
    whole: 'DataAccessRoleArn',
  });

const comprehend = (name: string, words: string, whole: string, listMember = `${name}PropertiesList`): ResourceKind =>
  kind('comprehend', 'comprehend', `AWS::Comprehend::${name}`, words, {
    list: `List${name}s`,
    listMember,
    describe: `Describe${name}`,
    member: `${name}Properties`,
    arns: [`${name}Arn`],
    whole,
  });

/** Kinds of Comprehend. */
export const COMPREHEND = {
  documentClassifier: comprehend('DocumentClassifier', 'document classifier', 'Status'),
  entityRecognizer: comprehend('EntityRecognizer', 'entity recognizer', 'Status'),
  flywheel: comprehend('Flywheel', 'flywheel', 'DataAccessRoleArn', 'FlywheelSummaryList'),
  classificationJob: comprehendJob('DocumentClassification'),
  entitiesJob: comprehendJob('EntitiesDetection'),
  keyPhrasesJob: comprehendJob('KeyPhrasesDetection'),
  piiJob: comprehendJob('PiiEntitiesDetection'),
  sentimentJob: comprehendJob('SentimentDetection'),
  targetedSentimentJob: comprehendJob('TargetedSentimentDetection'),
  topicsJob: comprehendJob('TopicsDetection'),
  languageJob: comprehendJob('DominantLanguageDetection'),
  eventsJob: comprehendJob('EventsDetection'),
} as const;
