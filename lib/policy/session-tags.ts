import { listOf } from '../base/list';
import { compileActions, matchesAction } from './compile/actions';
import type { PolicyDocument } from './document';

/**
 * Whether a trust policy may let a session be made with tags, whoever makes it: they are then the caller's choice, and stand
 * in place of the role's own of the same name.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function mayTagSessions(trustPolicy: PolicyDocument): boolean {
  return listOf(trustPolicy.Statement).some(
    ({ Effect, Action, NotAction }) =>
      Effect === 'Allow' &&
      matchesAction(compileActions(listOf(Action ?? NotAction ?? []), Action === undefined), 'sts:tagsession'),
  );
}
