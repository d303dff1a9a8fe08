/** OUs that the start with teams has beside those of its environments, and the words that stand for other things. */
export const RESERVED_ENVIRONMENTS = [
  'root',
  'security',
  'infrastructure',
  'workloads',
  'sandbox',
  'suspended',
] as const;

/** First words of accounts and groups that it has beside those of its teams. */
export const RESERVED_TEAMS = [
  'log',
  'security',
  'network',
  'shared',
  'sandbox',
  'platform',
  'org',
  'management',
] as const;
