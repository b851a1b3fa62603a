export { roleFormats } from '../roles/formats/index.ts';
export { trainingServices } from '../roles/services/index.ts';
