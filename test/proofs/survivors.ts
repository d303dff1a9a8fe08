/**
 * Mutants that no proof can tell from the original, each with the reason. Whoever adds one explains it: a change that
 * makes a difference belongs into a row instead.
 */
export const SURVIVORS: Readonly<Record<string, string>> = {
  'guardrail deny-changing-baseline-stacks, DenyChangingBaselineStacks2: without Action lambda:PutResourcePolicy':
    'a call that sets or deletes a function’s policy needs AddPermission or RemovePermission besides, which is denied as well',
  'guardrail deny-changing-landing-zone-resources, DenyChangingLandingZoneResources1: without Action lambda:DeleteResourcePolicy':
    'a call that sets or deletes a function’s policy needs AddPermission or RemovePermission besides, which is denied as well',
  'guardrail deny-changing-landing-zone-resources, DenyChangingLandingZoneResources1: without Action lambda:PutResourcePolicy':
    'a call that sets or deletes a function’s policy needs AddPermission or RemovePermission besides, which is denied as well',
  'guardrail deny-changing-landing-zone-resources, DenyChangingLandingZoneResources2: with IfExists at StringEquals aws:PrincipalAccount':
    'AWS sets the key for every principal that an SCP binds',
  'guardrail deny-confused-deputies, DenyConfusedDeputies: with IfExists at Bool aws:PrincipalIsAWSService':
    'AWS says on whose behalf somebody comes of its services alone, and the statement asks for that too',
  'guardrail deny-confused-deputies, DenyConfusedDeputies: without condition Bool aws:PrincipalIsAWSService':
    'AWS says on whose behalf somebody comes of its services alone, and the statement asks for that too',
  'guardrail deny-public-function-urls, DenyPublicFunctionUrls2: without Action iam:CreateRole':
    'whoever makes a role with tags needs TagRole besides, which is denied as well',
  'guardrail deny-root-user, DenyRootUser: with arn:aws:iam::*:root* in ArnLike aws:PrincipalArn':
    'no other principal’s ARN begins with root after the account',
  'guardrail deny-root-user, DenyRootUser: with IfExists at ArnLike aws:PrincipalArn':
    'AWS sets the key for every principal that an SCP binds',
  'guardrail deny-sharing-images-and-snapshots, DenySharingImagesAndSnapshots2: without Action iam:CreateRole':
    'whoever makes a role with tags needs TagRole besides, which is denied as well',
  'guardrail deny-sharing-resources, DenySharingResources1: without Action lambda:PutResourcePolicy':
    'a call that sets or deletes a function’s policy needs AddPermission or RemovePermission besides, which is denied as well',
  'guardrail deny-sharing-resources, DenySharingResources2: with ${aws:PrincipalAccount}* in StringNotLike lambda:Principal':
    'an account id has twelve digits, and nothing follows them',
  'guardrail deny-sharing-resources, DenySharingResources2: with *.amazon.com* in StringNotLike lambda:Principal':
    'the name of a service ends so; where an ARN goes on, the next statement denies it',
  'guardrail deny-sharing-resources, DenySharingResources2: with *.amazonaws.com* in StringNotLike lambda:Principal':
    'the name of a service ends so; where an ARN goes on, the next statement denies it',
  'guardrail deny-sharing-resources, DenySharingResources3: with IfExists at StringLike lambda:Principal':
    'AWS sends the key with every such call',
  'guardrail require-permissions-boundary, RequirePermissionsBoundary2: with arn:aws:iam::*:role/lz-break-glass* in ArnNotLike aws:PrincipalArn':
    'the first statement denies the same impostors; the second is about CDK deployment roles',
  'guardrail limit-sandbox, LimitSandbox2: with IfExists at StringEqualsIgnoreCase ec2:Attribute':
    'AWS says with every such call which attribute it changes',
  'permissions boundary, statement 7: with IfExists at ArnLike aws:PrincipalArn':
    'every caller with a boundary has an ARN',
  'permissions boundary, statement 9: with IfExists at ArnLike aws:PrincipalArn':
    'every caller with a boundary has an ARN',
  'persona product-manager, statement 3: on every resource':
    'nothing else allows the persona these reads, so there is none to lose',
  ...ownAccountOnly('marketing'),
  ...ownAccountOnly('sales'),
  ...ownAccountOnly('billing', [2, 3]),
  ...ownAccountOnly('security-admin', [4, 5, 6, 7, 8, 9]),
  'persona security-admin, statement 2: with IfExists at StringEquals iam:AWSServiceName':
    'AWS sends the key with every such call',
  'persona security-admin, statement 3: gone':
    'the role’s own trust lets it in from one account alone: the workflow look-into-account asks it there',
  'persona security-admin, statement 5: with s3.*.amazonaws.com* in StringLike kms:ViaService':
    'no service that AWS names there goes on after its suffix',
  'persona marketing, statement 5: on every resource': 'AWS asks these actions about distributions alone',
  'persona sales, statement 5: on every resource': 'AWS asks these actions about distributions alone',
};

function ownAccountOnly(persona: string, statements: readonly number[] = [2, 3, 4]): Readonly<Record<string, string>> {
  const name = (statement: number): string =>
    `persona ${persona}, statement ${statement}: with IfExists at StringEquals aws:ResourceAccount`;
  return Object.fromEntries(
    statements.map((statement) => [name(statement), 'AWS sets the key in every call that names a resource']),
  );
}
