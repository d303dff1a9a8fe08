import { ADMINISTRATOR_ACCESS_ARN } from '../../../policy';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../base/names';

/** The landing zone's permissions boundary, pinned to the account of whoever asks. */
export const ownBoundary = {
  /**
   * As a condition value.
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
   */
  variable: `arn:aws:iam::\${aws:PrincipalAccount}:policy/${PERMISSIONS_BOUNDARY_NAME}`,
  /** As a proof row's context. */
  example: `arn:aws:iam::{account}:policy/${PERMISSIONS_BOUNDARY_NAME}`,
  /** What must not pass for it: a policy of the same name elsewhere, and another one here. */
  lookalikes: [
    `arn:aws:iam::999999999999:policy/${PERMISSIONS_BOUNDARY_NAME}`,
    `arn:aws:iam::{account}:policy/team/${PERMISSIONS_BOUNDARY_NAME}`,
    ADMINISTRATOR_ACCESS_ARN,
  ],
} as const;
