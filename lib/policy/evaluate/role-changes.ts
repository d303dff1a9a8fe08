/** Calls that change what a role may do, who takes it, or whether it is there. In lower case. */
export const CHANGES_OF_A_ROLE: readonly string[] = [
  'iam:attachrolepolicy',
  'iam:deleterole',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:detachrolepolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:updateassumerolepolicy',
];
