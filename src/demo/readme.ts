/** What the folder says of itself. */
export const readme = (): string => `# Acme: a synthetic organisation

Everything in this folder is made up; no account, person or key in it exists. \`mantlet demo DIR\` writes it again, byte for byte.

| account | name | for |
|---|---|---|
| 100000000001 | management | billing and the organisation; SCPs do not bind it |
| 100000000002 | security | audit and watching |
| 100000000003 | shared-services | continuous integration, vendors |
| 100000000004 | ml-dev | where models are tried |
| 100000000005 | ml-prod | where models for customers are trained; a hand-written \`ai-guard\` SCP |
| 100000000006 | storefront | an application that uses models |
| 100000000007 | sandbox | no AI by SCP |
| 100000000008 | old-lab | suspended |

Questions to ask it:

\`\`\`sh
npx mantlet scan examples/acme
npx mantlet who-can bedrock:CreateModelCustomizationJob examples/acme
npx mantlet explain role/tune-with-mfa-trap bedrock:CreateModelCustomizationJob examples/acme      # a condition that protects nobody
npx mantlet explain ml-dev:role/developer sagemaker:CreateTrainingJob examples/acme                # through a chain into production
npx mantlet explain role/wildcard-tuner bedrock-mantle:CreateFineTuningJob examples/acme           # what the SCP forgot
npx mantlet explain role/ml-engineer bedrock:DeleteGuardrail examples/acme                         # a boundary at work
\`\`\`
`;
