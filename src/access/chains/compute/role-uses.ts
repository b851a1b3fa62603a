/** What a caller can make of a role that it may pass to a service, or that something already runs with. */
export interface RoleUse {
  /** Stable, for explanations. */
  readonly id: string;
  /** The service principal that the role must trust, and `iam:PassedToService`. */
  readonly service: string;
  /** All of these; of each, any one. */
  readonly needs: readonly (readonly string[])[];
  /** What must be the case beyond the rights; with it the step is conditional. */
  readonly given?: string;
  /** Only roles in an instance profile. */
  readonly instanceProfile?: true;
}

const use = (id: string, service: string, needs: readonly (string | readonly string[])[], given?: string): RoleUse => ({
  id,
  service: `${service}.amazonaws.com`,
  needs: needs.map((need) => (typeof need === 'string' ? [need] : need)),
  ...(given === undefined ? {} : { given }),
});
const onInstance = (id: string, needs: readonly (string | readonly string[])[], given?: string): RoleUse => ({
  ...use(id, 'ec2', needs, given),
  instanceProfile: true,
});

/**
 * Calls that take a role by iam:PassRole and run code of the caller's choice with it, or make any call of AWS in its name. A function
 * that nobody invokes does nothing, so that a way to start what was created is asked for too, where creating does not start it.
 */
export const PASSED_TO: readonly RoleUse[] = [
  use('new-function', 'lambda', ['lambda:CreateFunction', ['lambda:InvokeFunction', 'lambda:InvokeAsync', 'lambda:AddPermission']]),
  use('new-function-by-url', 'lambda', ['lambda:CreateFunction', 'lambda:CreateFunctionUrlConfig', 'lambda:InvokeFunctionUrl']),
  use(
    'new-function-by-event',
    'lambda',
    ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    'the role may read a stream or queue that receives a record',
  ),
  use('function-with-other-role', 'lambda', ['lambda:UpdateFunctionConfiguration'], 'a Lambda function exists to be given the role'),

  onInstance('new-instance', [['ec2:RunInstances', 'ec2:RequestSpotInstances']]),
  onInstance('new-instance-by-auto-scaling', ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup']),
  use('new-instance-profile', 'ec2', [
    ['ec2:RunInstances', 'ec2:RequestSpotInstances'],
    'iam:CreateInstanceProfile',
    'iam:AddRoleToInstanceProfile',
  ]),
  onInstance(
    'instance-with-other-role',
    [['ec2:AssociateIamInstanceProfile', 'ec2:ReplaceIamInstanceProfileAssociation']],
    'the caller controls a running instance',
  ),
  onInstance('new-emr-cluster', ['elasticmapreduce:RunJobFlow'], 'the caller may also pass a service role for Amazon EMR'),
  onInstance(
    'new-data-pipeline',
    ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    'the caller may also pass a service role for AWS Data Pipeline',
  ),
  onInstance(
    'new-image-build',
    [
      'imagebuilder:CreateInfrastructureConfiguration',
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateImage',
    ],
    'the role may register with EC2 Image Builder',
  ),

  use('new-task', 'ecs-tasks', ['ecs:RegisterTaskDefinition', ['ecs:RunTask', 'ecs:CreateService'], 'ecs:CreateCluster']),
  use(
    'new-task-in-cluster',
    'ecs-tasks',
    ['ecs:RegisterTaskDefinition', ['ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService']],
    'an ECS cluster exists',
  ),
  use('task-with-other-role', 'ecs-tasks', ['ecs:RunTask'], 'an ECS task definition exists to be run with the role and another command'),
  use('new-batch-job', 'ecs-tasks', ['batch:RegisterJobDefinition', 'batch:SubmitJob'], 'an AWS Batch job queue exists'),

  use('new-glue-job', 'glue', ['glue:CreateJob', ['glue:StartJobRun', 'glue:CreateTrigger']]),
  use('glue-job-with-other-role', 'glue', ['glue:UpdateJob', ['glue:StartJobRun', 'glue:CreateTrigger']], 'a Glue job exists'),
  use('new-glue-session', 'glue', ['glue:CreateSession', 'glue:RunStatement']),
  use('new-glue-endpoint', 'glue', ['glue:CreateDevEndpoint', ['glue:GetDevEndpoint', 'glue:GetDevEndpoints']]),

  use('new-notebook', 'sagemaker', [
    'sagemaker:CreateNotebookInstance',
    ['sagemaker:CreatePresignedNotebookInstanceUrl', 'sagemaker:CreateNotebookInstanceLifecycleConfig'],
  ]),
  use('new-training-job', 'sagemaker', [['sagemaker:CreateTrainingJob', 'sagemaker:CreateHyperParameterTuningJob']]),
  use('new-processing-job', 'sagemaker', [['sagemaker:CreateProcessingJob', 'sagemaker:CreateMonitoringSchedule']]),
  use('new-model', 'sagemaker', ['sagemaker:CreateModel', 'sagemaker:CreateTransformJob']),
  use('new-endpoint', 'sagemaker', ['sagemaker:CreateModel', 'sagemaker:CreateEndpointConfig', 'sagemaker:CreateEndpoint']),
  use('new-algorithm', 'sagemaker', [['sagemaker:CreateAlgorithm', 'sagemaker:CreateModelPackage']]),
  use('new-hyperpod-cluster', 'sagemaker', ['sagemaker:CreateCluster']),
  use('new-studio', 'sagemaker', ['sagemaker:CreateDomain', 'sagemaker:CreateUserProfile', 'sagemaker:CreatePresignedDomainUrl']),
  use(
    'new-studio-profile',
    'sagemaker',
    [['sagemaker:CreateUserProfile', 'sagemaker:UpdateUserProfile', 'sagemaker:UpdateDomain'], 'sagemaker:CreatePresignedDomainUrl'],
    'a SageMaker domain exists that is entered with IAM',
  ),
  use(
    'notebook-with-other-role',
    'sagemaker',
    ['sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    'a stopped notebook instance exists to be given the role',
  ),
  use(
    'new-ml-pipeline',
    'sagemaker',
    ['sagemaker:CreatePipeline', 'sagemaker:StartPipelineExecution'],
    'the role may start jobs and pass itself to them',
  ),

  use('new-agent-runtime', 'bedrock-agentcore', [
    'bedrock-agentcore:CreateAgentRuntime',
    ['bedrock-agentcore:InvokeAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntimeCommand'],
  ]),
  use(
    'agent-runtime-with-other-role',
    'bedrock-agentcore',
    ['bedrock-agentcore:UpdateAgentRuntime', ['bedrock-agentcore:InvokeAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntimeCommand']],
    'an agent runtime exists',
  ),
  use('new-code-interpreter', 'bedrock-agentcore', [
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  use('new-harness', 'bedrock-agentcore', ['bedrock-agentcore:CreateHarness', 'bedrock-agentcore:InvokeHarness']),

  // it creates whatever resources the role may create: policies and functions among them, but not every call of AWS
  use(
    'new-stack',
    'cloudformation',
    [['cloudformation:CreateStack', 'cloudformation:UpdateStack']],
    'CloudFormation has a resource type for what the role may do, or the role may create functions or policies',
  ),
  use(
    'new-change-set',
    'cloudformation',
    ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
    'CloudFormation has a resource type for what the role may do, or the role may create functions or policies',
  ),
  use(
    'new-stack-set',
    'cloudformation',
    ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
    'the role may take an execution role in a target account',
  ),
  use('new-build', 'codebuild', ['codebuild:CreateProject', ['codebuild:StartBuild', 'codebuild:StartBuildBatch']]),
  use(
    'build-with-other-role',
    'codebuild',
    ['codebuild:UpdateProject', ['codebuild:StartBuild', 'codebuild:StartBuildBatch']],
    'a build project exists',
  ),
  // their service integrations make nearly any call of AWS
  use('new-state-machine', 'states', ['states:CreateStateMachine', ['states:StartExecution', 'states:StartSyncExecution']]),
  use('tested-state', 'states', ['states:TestState']),
  use('state-machine-with-other-role', 'states', ['states:UpdateStateMachine', 'states:StartExecution'], 'a state machine exists'),
  use('new-schedule', 'scheduler', [['scheduler:CreateSchedule', 'scheduler:UpdateSchedule']]),
  use('new-automation', 'ssm', ['ssm:CreateDocument', 'ssm:StartAutomationExecution']),
  use('new-app-runner-service', 'tasks.apprunner', ['apprunner:CreateService']),
  use('new-serverless-spark-job', 'emr-serverless', ['emr-serverless:CreateApplication', 'emr-serverless:StartJobRun']),
  use('new-spark-session', 'athena', ['athena:CreateWorkGroup', 'athena:StartSession', 'athena:StartCalculationExecution']),
  use('new-flink-application', 'kinesisanalytics', ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication']),
  use('new-hybrid-job', 'braket', ['braket:CreateJob']),
  use('new-frontend-build', 'amplify', ['amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob']),
  use('new-image-builder', 'appstream', ['appstream:CreateImageBuilder', 'appstream:CreateImageBuilderStreamingURL']),
  use('new-trust-anchor', 'rolesanywhere', ['rolesanywhere:CreateTrustAnchor', 'rolesanywhere:CreateProfile']),
  use('new-airflow', 'airflow', ['airflow:CreateEnvironment'], 'the caller may write to the bucket of its workflows'),
  use('new-pod-identity', 'pods.eks', ['eks:CreatePodIdentityAssociation'], 'the caller may run pods in an EKS cluster'),
];

/** Ways into what already runs with a role, without passing one. What runs is not in a snapshot of IAM: all are conditional. */
export const RUNNING_WITH: readonly RoleUse[] = [
  use(
    'function-code',
    'lambda',
    [['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration']],
    'a Lambda function with this role exists and is invoked',
  ),
  use('task-shell', 'ecs-tasks', ['ecs:ExecuteCommand'], 'a running ECS task with this role has ECS Exec enabled'),
  onInstance('instance-shell', [['ssm:SendCommand', 'ssm:StartSession']], 'an instance that Systems Manager manages has this role'),
  onInstance('instance-key', ['ec2-instance-connect:SendSSHPublicKey'], 'the caller reaches an instance with this role by SSH'),
  onInstance(
    'instance-user-data',
    ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
    'an instance with this role exists',
  ),
  onInstance(
    'launch-template',
    ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    'an Auto Scaling group launches instances with this role from a template',
  ),
  use('glue-endpoint', 'glue', ['glue:UpdateDevEndpoint'], 'a Glue development endpoint with this role exists'),
  use('glue-session', 'glue', ['glue:RunStatement'], 'an interactive Glue session with this role is open'),
  use('build-specification', 'codebuild', [['codebuild:StartBuild', 'codebuild:StartBuildBatch']], 'a build project with this role exists'),
  use('app-runner-code', 'tasks.apprunner', ['apprunner:UpdateService'], 'an App Runner service with this role exists'),
  use(
    'state-machine-definition',
    'states',
    ['states:UpdateStateMachine', 'states:StartExecution'],
    'a state machine with this role exists',
  ),
  use(
    'stack-template',
    'cloudformation',
    [['cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet', 'cloudformation:UpdateStackSet']],
    'a stack with this service role exists, and CloudFormation has a resource type for what the role may do',
  ),
];

/**
 * How the resources look in whose name a service takes a role, for services that document `aws:SourceAccount` and `aws:SourceArn` in
 * trust policies (their user guides, "Cross-service confused deputy prevention"). For others these keys stay open.
 */
export const SOURCES: Readonly<Record<string, string>> = {
  'airflow.amazonaws.com': 'arn:PARTITION:airflow:*:ACCOUNT:environment/*',
  'bedrock.amazonaws.com': 'arn:PARTITION:bedrock:*:ACCOUNT:*',
  'bedrock-agentcore.amazonaws.com': 'arn:PARTITION:bedrock-agentcore:*:ACCOUNT:*',
  'cloudformation.amazonaws.com': 'arn:PARTITION:cloudformation:*:ACCOUNT:stack/*',
  'codebuild.amazonaws.com': 'arn:PARTITION:codebuild:*:ACCOUNT:project/*',
  'ecs-tasks.amazonaws.com': 'arn:PARTITION:ecs:*:ACCOUNT:*',
  'emr-serverless.amazonaws.com': 'arn:PARTITION:emr-serverless:*:ACCOUNT:/applications/*',
  'glue.amazonaws.com': 'arn:PARTITION:glue:*:ACCOUNT:*',
  'rolesanywhere.amazonaws.com': 'arn:PARTITION:rolesanywhere:*:ACCOUNT:trust-anchor/*',
  'sagemaker.amazonaws.com': 'arn:PARTITION:sagemaker:*:ACCOUNT:*',
  'scheduler.amazonaws.com': 'arn:PARTITION:scheduler:*:ACCOUNT:schedule-group/*',
  'ssm.amazonaws.com': 'arn:PARTITION:ssm:*:ACCOUNT:automation-execution/*',
  'states.amazonaws.com': 'arn:PARTITION:states:*:ACCOUNT:stateMachine:*',
};

/** Every action of the uses, once. */
export const actionsOfUses = (uses: readonly RoleUse[]): readonly string[] =>
  [...new Set(uses.flatMap(({ needs }) => needs.flat()))].sort();
