// Written by `npm run gen`.
import cisAwsFoundations from './cis-aws-foundations.ts';
import csaAicm from './csa-aicm.ts';
import csaCcm4 from './csa-ccm-4.ts';
import euAiAct from './eu-ai-act.ts';
import iso42001 from './iso-42001.ts';
import mitreAtlas from './mitre-atlas.ts';
import mitreAttack from './mitre-attack.ts';
import nist80053R5 from './nist-800-53-r5.ts';
import nistAiRmf from './nist-ai-rmf.ts';
import owaspAgentic from './owasp-agentic.ts';
import owaspLlm2025 from './owasp-llm-2025.ts';
import pciDss4 from './pci-dss-4.ts';
import soc2 from './soc-2.ts';

/** The frameworks, by id. */
export const frameworks = [
  cisAwsFoundations,
  csaAicm,
  csaCcm4,
  euAiAct,
  iso42001,
  mitreAtlas,
  mitreAttack,
  nist80053R5,
  nistAiRmf,
  owaspAgentic,
  owaspLlm2025,
  pciDss4,
  soc2,
];
