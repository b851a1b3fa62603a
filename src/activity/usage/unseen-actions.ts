/**
 * Actions of which the absence from a trail says nothing. Where one is seen all the same, it was used. Held against the operations of
 * botocore 1.44.5 (2026-11): what has no operation of its name there, and no page of AWS that names its event, stands here.
 */
interface Reason {
  readonly why: string;
  /** By IAM prefix; `*`: all of the service. */
  readonly actions: Readonly<Record<string, string>>;
}

const REASONS: readonly Reason[] = [
  {
    // Service Authorization Reference, "Permission-only actions" of each service
    why: 'it is checked within other calls and leaves no event of its own',
    actions: {
      'agent-registry': 'PutResourcePolicy DeleteResourcePolicy',
      aidevops: 'AllowVendedLogDeliveryForResource',
      aiops: 'PutFact',
      bedrock: 'AllowVendedLogDeliveryForResource AssociateThirdPartyKnowledgeBase InvokeAutomatedReasoningPolicy CreateDataSourceToken',
      'bedrock-agentcore':
        'AllowVendedLogDeliveryForResource GatewayAssociateWebACL GatewayDisassociateWebACL ManageAdminPolicy ManageResourceScopedPolicy PassCapacityProvider PutSystemLogEvents',
      codewhisperer: 'AllowVendedLogDeliveryForResource',
      entityresolution: 'UseIdNamespace UseWorkflow',
      qbusiness: 'AllowVendedLogDeliveryForResource CreateDataAccessorWithTti DisableAclOnDataSource PutResourcePolicy',
      sagemaker:
        'AccessModelPackage CreateReservedCapacity DeployHubModel TrainHubModel PutResourcePolicy DeleteResourcePolicy UpdateClusterInference CreateLineageGroupPolicy PutLineageGroupPolicy DeleteLineageGroupPolicy CreateSharedModel UpdateSharedModel',
      wisdom: 'AllowVendedLogDeliveryForResource',
      iam: 'PassRole',
      s3: 'BypassGovernanceRetention',
      sts: 'TagSession SetSourceIdentity',
      'aws-marketplace': 'Subscribe',
    },
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
    why: 'it leaves no event of its own: only the calls that an API key signs tell of it',
    actions: {
      bedrock: 'CallWithBearerToken',
      'bedrock-mantle': 'CallWithBearerToken',
      sagemaker: 'CallWithBearerToken',
      cloudwatch: 'CallWithBearerToken',
      logs: 'CallWithBearerToken',
    },
  },
  {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html
    why: 'CloudTrail does not record calls of endpoints',
    actions: { sagemaker: 'InvokeEndpoint InvokeEndpointAsync Sample SampleWithResponseStream CallPartnerAppApi' },
  },
  {
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html
    why: 'what is done with the data of collections and graphs is not recorded by CloudTrail',
    actions: { aoss: 'APIAccessAll', 'neptune-db': '*' },
  },
  {
    why: 'it is no public operation, and no page of AWS tells whether it leaves an event',
    actions: {
      'agent-registry': 'InvokeRegistryMcp',
      'agentaccess-mcp': '*',
      aidevops: 'CreateAccessToken RotateAccessToken CreateKnowledgeItem UpdateKnowledgeItem DeleteKnowledgeItem CreateOneTimeLoginSession',
      appstudio: '*',
      'application-transformation': '*',
      'aws-external-anthropic': '*',
      bedrock:
        'CreateModelEvaluationJob DetectGeneratedContent GetBlueprintRecommendation InvokeBlueprintRecommendationAsync InvokeBuilder GetInvoke',
      'bedrock-mantle': 'AssociateCustomizedModel CreateCustomizedModel CreateReservation UpdateReservation PutAccountDataRetention',
      'codeguru-reviewer': 'CreateConnectionToken',
      'codeguru-security': 'DeleteScansByCategory',
      datazone: 'GetDomainExecutionRoleCredentials RegisterAgentArtifact',
      'eks-mcp': '*',
      'ecs-mcp': '*',
      'application-signals-mcp': '*',
      'networkmanager-chat': '*',
      'finops-agent': '*',
      forecast: 'CreateForecastEndpoint',
      groundtruthlabeling: '*',
      'health-agent':
        'CreateAgent CreateIntegration PublishAgent RescheduleAppointment ResetPassword ScheduleAppointment SubmitMedicationRenewal UpdateAgent UpdateIntegration',
      lex: 'CreateBotChannel CreateCustomVocabulary CreateTestSet UpdateCustomVocabulary',
      q: '*',
      qdeveloper: '*',
      qbusiness: 'CreateIntegration UpdateIntegration StartDeployment',
      researchstudio: '*',
      'sagemaker-data-science-assistant': '*',
      'sagemaker-unified-studio-mcp': '*',
      securityagent:
        'BatchDeleteThreats CreateOneTimeLoginSession CreateSecurityRequirement DeleteSecurityRequirement UpdateSecurityRequirement HandleProviderCallback HandleProviderRegistrationCallback PutDesignReviewFeedback StartValidationRun ToggleManagedSecurityRequirement UpdateDiscoveredDomains',
      transform: '*',
      'transform-custom': '*',
      'user-subscriptions': '*',
    },
  },
];

const WHY = new Map<string, string>(
  REASONS.flatMap(({ why, actions }) =>
    Object.entries(actions).flatMap(([prefix, names]) => names.split(' ').map((name) => [`${prefix}:${name}`, why] as const)),
  ),
);

/** Why the absence of an action from a trail says nothing; undefined: its calls leave events. */
export const unseenWhy = (action: string): string | undefined => WHY.get(action) ?? WHY.get(`${action.slice(0, action.indexOf(':'))}:*`);

/** All of them, as they are written: a test holds them against the catalogue. */
export const unseenActions = (): readonly string[] => [...WHY.keys()];
