/**
 * For tests: privileged actions and those of the use classes that have no operation of their name in botocore 1.44.5 (2026-11), by IAM
 * prefix; `*`: the SDK has no client for the service.
 */
export const WITHOUT_OPERATION: Readonly<Record<string, string>> = {
  'agent-registry': 'DeleteResourcePolicy InvokeRegistryMcp PutResourcePolicy',
  'agentaccess-mcp': '*',
  aidevops:
    'AllowVendedLogDeliveryForResource CreateAccessToken CreateKnowledgeItem CreateOneTimeLoginSession DeleteKnowledgeItem RotateAccessToken UpdateKnowledgeItem',
  aiops: 'PutFact',
  aoss: 'APIAccessAll',
  'application-transformation': '*',
  appstudio: '*',
  'aws-external-anthropic': '*',
  'aws-marketplace': 'Subscribe',
  'bedrock-agentcore':
    'AllowVendedLogDeliveryForResource AuthorizeAction ConnectBrowserAutomationStream ConnectBrowserLiveViewStream GatewayAssociateWebACL GatewayDisassociateWebACL InvokeAgentRuntimeCommandShell InvokeAgentRuntimeForUser InvokeAgentRuntimeWithWebSocketStream InvokeAgentRuntimeWithWebSocketStreamForUser InvokeGateway InvokeRegistryMcp ManageAdminPolicy ManageResourceScopedPolicy PartiallyAuthorizeActions PassCapacityProvider PutSystemLogEvents',
  'bedrock-mantle': '*',
  'bedrock-websearch': '*',
  bedrock:
    'AllowVendedLogDeliveryForResource AssociateThirdPartyKnowledgeBase CallWithBearerToken CreateDataSourceToken CreateModelEvaluationJob DetectGeneratedContent GetBlueprintRecommendation GetInvoke InvokeAutomatedReasoningPolicy InvokeBlueprintRecommendationAsync InvokeBuilder InvokeTool PutFoundationModelEntitlement RenderPrompt',
  cloudwatch: 'CallWithBearerToken',
  'codeguru-reviewer': 'CreateConnectionToken',
  'codeguru-security': 'DeleteScansByCategory',
  codewhisperer: '*',
  datazone: 'GetDomainExecutionRoleCredentials RegisterAgentArtifact',
  'eks-mcp': '*',
  entityresolution: 'UseIdNamespace UseWorkflow',
  'finops-agent': '*',
  forecast: 'CreateForecastEndpoint',
  groundtruthlabeling: '*',
  'health-agent':
    'CreateAgent CreateIntegration PublishAgent RescheduleAppointment ResetPassword ScheduleAppointment SubmitMedicationRenewal UpdateAgent UpdateIntegration',
  iam: 'PassRole',
  lex: 'CreateBotChannel CreateCustomVocabulary CreateTestSet UpdateCustomVocabulary',
  logs: 'CallWithBearerToken',
  lookoutmetrics: '*',
  lookoutvision: '*',
  monitron: '*',
  panorama: '*',
  q: '*',
  qapps: 'CopyQApp CreateSubscriptionToken',
  qbusiness:
    'AllowVendedLogDeliveryForResource CreateDataAccessorWithTti CreateIntegration DisableAclOnDataSource PutResourcePolicy StartDeployment UpdateIntegration',
  researchstudio: '*',
  s3: 'BypassGovernanceRetention PutBucketPublicAccessBlock PutReplicationConfiguration',
  'sagemaker-data-science-assistant': '*',
  'sagemaker-mlflow': '*',
  'sagemaker-unified-studio-mcp': '*',
  sagemaker:
    'AccessModelPackage CallMlflowAppApi CallPartnerAppApi CallWithBearerToken CreateLineageGroupPolicy CreateReservedCapacity CreateSharedModel DeleteLineageGroupPolicy DeleteResourcePolicy DeployHubModel PutLineageGroupPolicy PutResourcePolicy TrainHubModel UpdateClusterInference UpdateSharedModel',
  securityagent:
    'BatchDeleteThreats CreateOneTimeLoginSession CreateSecurityRequirement DeleteSecurityRequirement HandleProviderCallback HandleProviderRegistrationCallback PutDesignReviewFeedback StartValidationRun ToggleManagedSecurityRequirement UpdateDiscoveredDomains UpdateSecurityRequirement',
  sts: 'TagSession',
  'transform-custom': '*',
  transform: '*',
  'user-subscriptions': '*',
  wisdom: 'AllowVendedLogDeliveryForResource',
};
