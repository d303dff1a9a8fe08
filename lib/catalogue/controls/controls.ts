import { accountControls } from './account';
import { dataControls } from './data';
import { identityControls } from './identity';
import { networkControls } from './network';
import type { Control } from './definition/control';

/**
 * Every control by id. The id is part of the rule's name in every account: changing one makes another rule. This table
 * is all there is: the conformance packs, docs/compliance.md and `npm run compliance` are made from it.
 *
 * Mappings follow what AWS publishes for the same rules in Security Hub CSPM.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference-nist-800-53.html
 */
export const controls: Readonly<Record<string, Control>> = {
  ...identityControls,
  ...accountControls,
  ...dataControls,
  ...networkControls,
};
