// Written by `npm run gen`.
import bedrock from './bedrock.ts';
import bedrockMantle from './bedrock-mantle.ts';
import sagemaker from './sagemaker.ts';

/** The planes on which models are fine-tuned, by name. */
export const trainingServices = [
  bedrock,
  bedrockMantle,
  sagemaker,
];
