import { clipped } from '../plain-text.ts';

/** Longer messages are cut: no viewer shows them, and GitHub refuses files above 10 MB. */
const LONGEST = 2_000;

/**
 * Text of a SARIF message. Braces are written twice (section 3.11.5), and what would be a link is none (section 3.11.6): names of an account
 * could bring links of their own.
 */
export const message = (text: string, max = LONGEST): { readonly text: string } => ({
  text: clipped(text, max).replaceAll(/[{}]/g, '$&$&').replaceAll('](', '] ('),
});
