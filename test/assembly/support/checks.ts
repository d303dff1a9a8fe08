/** What each check of a synth would have told of a small assembly. */
export const EXPECTED_CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
].map((name) => ({ name, templates: 1, counts: { rules: 1 } }));
