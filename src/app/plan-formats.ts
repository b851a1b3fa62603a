export { planFormats } from '../firewall/formats/index.ts';
