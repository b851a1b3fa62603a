import { kind, type ResourceKind } from './kind.ts';

const fraudDetector = (name: string, words: string, list: string, listMember: string): ResourceKind =>
  kind('frauddetector', 'frauddetector', `AWS::FraudDetector::${name}`, words, { list, listMember, whole: 'arn' });

/** Kinds of services of which only a few are judged. */
export const OTHERS = {
  repository: kind('ecr', 'ecr', 'AWS::ECR::Repository', 'image repository', {
    list: 'DescribeRepositories',
    listMember: 'repositories',
    arns: ['repositoryArn'],
    whole: 'repositoryName',
  }),
  bot: kind('lexv2-models', 'lex', 'AWS::Lex::Bot', 'bot', {
    list: 'ListBots',
    listMember: 'botSummaries',
    arns: ['botArn'],
    id: { member: 'botId', service: 'lex', before: 'bot/' },
    whole: 'botId',
  }),
  qApplication: kind('qbusiness', 'qbusiness', 'AWS::QBusiness::Application', 'Q Business application', {
    list: 'ListApplications',
    listMember: 'applications',
    describe: 'GetApplication',
    arns: ['applicationArn'],
    id: { member: 'applicationId', service: 'qbusiness', before: 'application/' },
    whole: 'applicationArn',
  }),
  translationJob: kind('translate', 'translate', 'AWS::Translate::TextTranslationJob', 'translation job', {
    list: 'ListTextTranslationJobs',
    listMember: 'TextTranslationJobPropertiesList',
    describe: 'DescribeTextTranslationJob',
    member: 'TextTranslationJobProperties',
    arns: [],
    id: { member: 'JobId', service: 'translate', before: 'text-translation-job/' },
    whole: 'OutputDataConfig',
  }),
  parallelData: kind('translate', 'translate', 'AWS::Translate::ParallelData', 'parallel data set', {
    list: 'ListParallelData',
    listMember: 'ParallelDataPropertiesList',
    describe: 'GetParallelData',
    member: 'ParallelDataProperties',
    arns: ['Arn'],
    whole: 'Arn',
  }),
  terminology: kind('translate', 'translate', 'AWS::Translate::Terminology', 'terminology', {
    list: 'ListTerminologies',
    listMember: 'TerminologyPropertiesList',
    describe: 'GetTerminology',
    member: 'TerminologyProperties',
    arns: ['Arn'],
    whole: 'Arn',
  }),
  fraudEntityType: fraudDetector('EntityType', 'entity type', 'GetEntityTypes', 'entityTypes'),
  fraudLabel: fraudDetector('Label', 'label', 'GetLabels', 'labels'),
  fraudOutcome: fraudDetector('Outcome', 'outcome', 'GetOutcomes', 'outcomes'),
  fraudVariable: fraudDetector('Variable', 'variable', 'GetVariables', 'variables'),
  resourceShare: kind('ram', 'ram', 'AWS::RAM::ResourceShare', 'resource share', {
    list: 'GetResourceShares',
    listMember: 'resourceShares',
    arns: ['resourceShareArn'],
    whole: 'resourceShareArn',
  }),
  vpcEndpoint: kind('ec2', 'ec2', 'AWS::EC2::VPCEndpoint', 'VPC endpoint', {
    list: 'DescribeVpcEndpoints',
    listMember: 'VpcEndpoints',
    arns: [],
    id: { member: 'VpcEndpointId', service: 'ec2', before: 'vpc-endpoint/' },
    whole: 'ServiceName',
  }),
  fhirDatastore: kind('healthlake', 'healthlake', 'AWS::HealthLake::FHIRDatastore', 'FHIR data store', {
    list: 'ListFHIRDatastores',
    listMember: 'DatastorePropertiesList',
    describe: 'DescribeFHIRDatastore',
    member: 'DatastoreProperties',
    arns: ['DatastoreArn'],
    whole: 'DatastoreEndpoint',
  }),
  kendraIndex: kind('kendra', 'kendra', 'AWS::Kendra::Index', 'index', {
    list: 'ListIndices',
    listMember: 'IndexConfigurationSummaryItems',
    describe: 'DescribeIndex',
    arns: ['Arn'],
    id: { member: 'Id', service: 'kendra', before: 'index/' },
    whole: 'RoleArn',
  }),
} as const;
