import { FULL_AWS_ACCESS, type Account, type PolicyLevel, type Statement } from '../../lib/policy';
import type { ScenePair } from '../../lib/review/ask/scene-pair';
import { pick, type Random } from '../support/random';
import { guardrailPair, identityPair } from './made-up-pairs';
import { documentOf, editOf, madeUpAccount, statementOf } from './made-up-statements';

/*
 * Edits of what caps others, whole policies among them: a permissions boundary that is put on, taken off or changed, resource control policies,
 * and an account that moves, so that whole levels of the tree change.
 */

type InAccount = (id: string) => ScenePair;

export function layerEdit(random: Random): InAccount {
  return pick(random, [boundaryEdit, resourceControlEdit, moveEdit])(random);
}

function boundaryEdit(random: Random): InAccount {
  const own = [statementOf(random, 'Allow'), statementOf(random, 'Allow')];
  const bound = [statementOf(random, 'Allow'), statementOf(random, 'Allow'), statementOf(random, 'Deny')];
  const way = random();
  const bounds =
    way < 0.2
      ? ([bound, undefined] as const)
      : way < 0.4
        ? ([undefined, bound] as const)
        : ([bound, editOf(random, bound, random() < 0.7 ? 'Allow' : 'Deny')] as const);
  const kind = random() < 0.25 ? 'user' : 'role';
  return (id) => identityPair(madeUpAccount(id, []), own, own, kind, bounds);
}

function resourceControlEdit(random: Random): InAccount {
  const ofAnybody = (statement: Statement): Statement => ({ ...statement, Principal: '*' });
  const denies = [statementOf(random, 'Deny'), statementOf(random, 'Deny')];
  const after = random() < 0.2 ? [] : editOf(random, denies, 'Deny');
  const withPolicy = (id: string, statements: readonly Statement[]): Account => ({
    ...madeUpAccount(id, []),
    rcps: [levelOf('the root', 'rcp', statements.map(ofAnybody))],
  });
  return (id) => guardrailPair(withPolicy(id, denies), withPolicy(id, after));
}

function moveEdit(random: Random): InAccount {
  const unit = (): PolicyLevel =>
    levelOf(
      'an OU',
      'ou',
      Array.from({ length: Math.floor(random() * 3) }, () => statementOf(random, 'Deny')),
    );
  const root = levelOf('the root', 'scp', [statementOf(random, 'Deny')]);
  const levels = [[root, unit(), unit()] as const, random() < 0.3 ? [root] : [root, unit()]] as const;
  const [before, after] = random() < 0.5 ? levels : [levels[1], levels[0]];
  return (id) => guardrailPair({ ...madeUpAccount(id, []), scps: before }, { ...madeUpAccount(id, []), scps: after });
}

/** Without statements the policy is not there. */
function levelOf(attachedTo: string, name: string, statements: readonly Statement[]): PolicyLevel {
  const policies = statements.length === 0 ? [] : [{ name, document: documentOf(statements) }];
  return { attachedTo, policies: [FULL_AWS_ACCESS, ...policies] };
}
