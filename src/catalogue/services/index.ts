// Written by `npm run gen`.
import agentRegistry from './agent-registry.ts';
import agentaccessMcp from './agentaccess-mcp.ts';
import aidevops from './aidevops.ts';
import aiops from './aiops.ts';
import aoss from './aoss.ts';
import applicationSignalsMcp from './application-signals-mcp.ts';
import applicationTransformation from './application-transformation.ts';
import appstudio from './appstudio.ts';
import awsExternalAnthropic from './aws-external-anthropic.ts';
import bedrock from './bedrock.ts';
import bedrockAgentcore from './bedrock-agentcore.ts';
import bedrockMantle from './bedrock-mantle.ts';
import bedrockWebsearch from './bedrock-websearch.ts';
import cleanroomsMl from './cleanrooms-ml.ts';
import codeguru from './codeguru.ts';
import codeguruProfiler from './codeguru-profiler.ts';
import codeguruReviewer from './codeguru-reviewer.ts';
import codeguruSecurity from './codeguru-security.ts';
import codewhisperer from './codewhisperer.ts';
import comprehend from './comprehend.ts';
import comprehendmedical from './comprehendmedical.ts';
import devopsGuru from './devops-guru.ts';
import ecsMcp from './ecs-mcp.ts';
import eksMcp from './eks-mcp.ts';
import elementalInference from './elemental-inference.ts';
import entityresolution from './entityresolution.ts';
import finopsAgent from './finops-agent.ts';
import forecast from './forecast.ts';
import frauddetector from './frauddetector.ts';
import groundtruthlabeling from './groundtruthlabeling.ts';
import healthAgent from './health-agent.ts';
import healthlake from './healthlake.ts';
import kendra from './kendra.ts';
import kendraRanking from './kendra-ranking.ts';
import lex from './lex.ts';
import lookoutequipment from './lookoutequipment.ts';
import lookoutmetrics from './lookoutmetrics.ts';
import lookoutvision from './lookoutvision.ts';
import machinelearning from './machinelearning.ts';
import mechanicalturk from './mechanicalturk.ts';
import medicalImaging from './medical-imaging.ts';
import monitron from './monitron.ts';
import networkmanagerChat from './networkmanager-chat.ts';
import novaAct from './nova-act.ts';
import omics from './omics.ts';
import panorama from './panorama.ts';
import personalize from './personalize.ts';
import polly from './polly.ts';
import q from './q.ts';
import qapps from './qapps.ts';
import qbusiness from './qbusiness.ts';
import qdeveloper from './qdeveloper.ts';
import rekognition from './rekognition.ts';
import researchstudio from './researchstudio.ts';
import s3vectors from './s3vectors.ts';
import sagemaker from './sagemaker.ts';
import sagemakerDataScienceAssistant from './sagemaker-data-science-assistant.ts';
import sagemakerGeospatial from './sagemaker-geospatial.ts';
import sagemakerMlflow from './sagemaker-mlflow.ts';
import sagemakerUnifiedStudioMcp from './sagemaker-unified-studio-mcp.ts';
import securityagent from './securityagent.ts';
import supporting from './supporting.ts';
import textract from './textract.ts';
import transcribe from './transcribe.ts';
import transform from './transform.ts';
import transformCustom from './transform-custom.ts';
import translate from './translate.ts';
import userSubscriptions from './user-subscriptions.ts';
import wisdom from './wisdom.ts';

/** The reviewed rows, file by file. */
export const services = [
  agentRegistry,
  agentaccessMcp,
  aidevops,
  aiops,
  aoss,
  applicationSignalsMcp,
  applicationTransformation,
  appstudio,
  awsExternalAnthropic,
  bedrock,
  bedrockAgentcore,
  bedrockMantle,
  bedrockWebsearch,
  cleanroomsMl,
  codeguru,
  codeguruProfiler,
  codeguruReviewer,
  codeguruSecurity,
  codewhisperer,
  comprehend,
  comprehendmedical,
  devopsGuru,
  ecsMcp,
  eksMcp,
  elementalInference,
  entityresolution,
  finopsAgent,
  forecast,
  frauddetector,
  groundtruthlabeling,
  healthAgent,
  healthlake,
  kendra,
  kendraRanking,
  lex,
  lookoutequipment,
  lookoutmetrics,
  lookoutvision,
  machinelearning,
  mechanicalturk,
  medicalImaging,
  monitron,
  networkmanagerChat,
  novaAct,
  omics,
  panorama,
  personalize,
  polly,
  q,
  qapps,
  qbusiness,
  qdeveloper,
  rekognition,
  researchstudio,
  s3vectors,
  sagemaker,
  sagemakerDataScienceAssistant,
  sagemakerGeospatial,
  sagemakerMlflow,
  sagemakerUnifiedStudioMcp,
  securityagent,
  supporting,
  textract,
  transcribe,
  transform,
  transformCustom,
  translate,
  userSubscriptions,
  wisdom,
];
