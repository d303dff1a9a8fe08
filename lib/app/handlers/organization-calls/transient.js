const { Pending } = require('./told');

/** Too fast, or a permission that AWS does not know everywhere yet: the role of this function may be seconds old. */
const ANYWHERE = [
  'AccessDenied',
  'AccessDeniedException',
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
];

/**
 * What services answer for the moment. CloudTrail and Organizations document it ("try again"). The others have one error for
 * what is wrong and for what is not ready, and give the latter while Organizations is telling them of the organization or of
 * their administrator.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const FOR_THE_MOMENT = {
  cloudtrail: ['CloudTrailAccessNotEnabledException', 'ConflictException'],
  guardduty: ['BadRequestException', 'InvalidInputException'],
  iam: ['ConcurrentModificationException', 'ServiceAccessNotEnabledException'],
  inspector2: ['ConflictException'],
  macie2: ['ConflictException', 'ValidationException'],
  organizations: ['ConcurrentModificationException', 'FinalizingOrganizationException'],
  securityhub: ['ConflictException', 'InvalidAccessException', 'InvalidInputException', 'ResourceConflictException'],
};

/**
 * Whether the same call may be answered otherwise a moment later.
 *
 * @param {string} service
 * @param {any} error
 */
function isTransient(service, error) {
  if (error instanceof Pending || error.$fault === 'server') return true;
  return ANYWHERE.includes(error.name) || (FOR_THE_MOMENT[service] ?? []).includes(error.name);
}

module.exports = { isTransient };
