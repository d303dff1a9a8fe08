/** A call for which AWS asks for other actions too, on the same resource. */
export interface OtherActions {
  /** In lower case. */
  readonly action: string;
  /** In AWS's own spelling. */
  readonly others: readonly string[];
  readonly page: string;
}

const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html';

/** Whoever may not do all of them may not make the call. */
export const OTHER_ACTIONS: readonly OtherActions[] = [
  { action: 'lambda:putresourcepolicy', others: ['lambda:AddPermission'], page: LAMBDA },
  { action: 'lambda:deleteresourcepolicy', others: ['lambda:RemovePermission'], page: LAMBDA },
];

/** What else the caller must be allowed. @param action in any case */
export function otherActionsOf(action: string): readonly string[] {
  const folded = action.toLowerCase();
  return OTHER_ACTIONS.find((row) => row.action === folded)?.others ?? [];
}
