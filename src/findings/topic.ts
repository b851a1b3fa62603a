/** What a check is evidence for, in words that no framework owns; `compliance/` says which requirement asks for which. */
export type Topic =
  /** Who holds rights that shape models, agents and guardrails, and whether he needs them. */
  | 'privileged-access'
  | 'separation-of-duties'
  /** Rights that end, and that are given when they are needed. */
  | 'time-bound-access'
  /** Multi-factor authentication, and credentials that do not last. */
  | 'authentication'
  /** People and accounts outside the organisation. */
  | 'outside-access'
  /** What models learn from and agents read: where it comes from, and who can change it. */
  | 'provenance'
  /** Networks, and the regions and accounts where AI runs. */
  | 'isolation'
  | 'encryption'
  | 'logging'
  /** Whether a change to a model had to be approved. */
  | 'change-approval'
  /** What an agent and its tools may do. */
  | 'agent-bounds'
  /** Filters between a model and the people it talks to. */
  | 'guardrails'
  | 'secrets'
  /** Which AI resources there are, and whose they are. */
  | 'inventory'
  | 'availability'
  /** Software and images that are kept up to date. */
  | 'upkeep'
  /** What AWS or a vendor may do with content. */
  | 'data-use';
