import { didYouMean } from '../../base/did-you-mean';
import type { Statement } from '../../policy';
import type { Problem } from '../problem';
import { quote } from '../wording';
import { listed } from './listed';

type Place = (path: readonly PropertyKey[]) => string;
type Wrong = Omit<Problem, 'path'>;

const PATH = 'aws-reserved/sso.amazonaws.com/';
const ROLE = /:role\/(?<path>.*)AWSReservedSSO_(?<rest>.*)$/;

/**
 * Roles of permission sets as a statement names them, where no such role can be: without the path that IAM Identity Center gives them, or
 * with a name that is nearly one of the landing zone's.
 *
 * @param names of permission sets
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function wrongPermissionSetRoles(
  statement: Statement,
  place: Place,
  names: readonly string[],
): readonly Problem[] {
  const { Resource, NotResource, Condition = {} } = statement;
  const values = [
    ...listed(Resource).map(([path, text]) => [['Resource', ...path], text] as const),
    ...listed(NotResource).map(([path, text]) => [['NotResource', ...path], text] as const),
    ...Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).flatMap(([key, texts]) =>
        listed([texts].flat().map(String)).map(
          ([path, text]) => [['Condition', operator, key, ...path], text] as const,
        ),
      ),
    ),
  ];
  return values.flatMap(([path, text]) => {
    const wrong = wrongRole(text, names);
    return wrong === undefined ? [] : [{ path: place(path), ...wrong }];
  });
}

function wrongRole(text: string, names: readonly string[]): Wrong | undefined {
  const { path, rest } = ROLE.exec(text)?.groups ?? {};
  if (path === undefined || rest === undefined) return undefined;
  if (!/[*?]/.test(path) && !path.startsWith(PATH)) {
    return {
      found: quote(text),
      expected: `the path that IAM Identity Center gives its roles: role/${PATH}*AWSReservedSSO_…`,
      mend: `write "${text.replace(`role/${path}`, `role/${PATH}*`)}"`,
    };
  }
  const name = rest.replace(/_(?:[0-9a-f]{16}|[*?]+)$/, '');
  if (/[*?]/.test(name) || names.includes(name)) return undefined;
  const meant = didYouMean(name, names);
  return meant === undefined
    ? undefined
    : {
        found: `${quote(text)}, of a permission set "${name}"`,
        expected: 'one that the landing zone has, or a name that is not nearly one of those',
        mend: `did you mean "${meant}"?`,
      };
}
