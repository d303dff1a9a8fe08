import type { Account, EngineEnvironment, OrganizationGraph } from '../../assembly';
import { ADMINISTRATOR } from '../../ask/world';
import {
  isAccessControl,
  resolveGuardrail,
  type GuardrailContext,
  type Setting,
} from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../../choice/catalogue';
import { settingOf, type WrittenGuardrail } from '../../choice/guardrail-of';
import { claimsOf, SETS, type Claim, type Failure } from '../claim';
import { HypotheticalWorld } from '../hypothetical';
import type { Tried } from '../run';
import { notInForce, saidIn, type Said, type SettingLevels, type SettingPolicy } from './effective';
import { subjectOf } from '../../assembly/proven/subjects';

/** What was asked of the settings, and what of it does not hold. */
export interface SettingRun {
  readonly failures: readonly Failure[];
  readonly tried: readonly Tried[];
  /** What is wrong on purpose and was not found, a few words each. */
  readonly overlooked: readonly string[];
}

/** Whoever looks it up in AWS calls this. No decision is asked for. */
const ASKED_BY = 'organizations:DescribeEffectivePolicy';

/**
 * Tries what each guardrail that sets rather than denies says that it sets, in every account that it reaches and the management account
 * among them: a policy on an OU or an account may set otherwise what one above sets, or be let set nothing.
 */
export function trySettings(
  environment: EngineEnvironment,
  {
    catalogue,
    context,
    written,
  }: {
    readonly catalogue: GuardrailsOf;
    readonly context: GuardrailContext;
    readonly written: readonly WrittenGuardrail[];
  },
): SettingRun {
  const levels = new SettingLevelsOf(environment.graph);
  const runs = guardrailsIn(catalogue).flatMap(({ id, definition, source }) => {
    const guardrail = resolveGuardrail(definition, context);
    if (isAccessControl(guardrail)) return [];
    const names = written.find((one) => one.id === id)?.settings ?? [];
    const carriers = environment.graph.policies.filter((policy) => names.includes(settingOf(policy)));
    const accounts = environment.graph.accounts.filter((account) =>
      carriers.some((policy) => environment.graph.accountsUnder(policy).includes(account)),
    );
    if (accounts.length === 0) return [];
    const claims = claimsOf(
      guardrail.sets.map(() => ({ action: ASKED_BY })),
      {
        subject: subjectOf('guardrail', id),
        source,
        list: SETS,
        expected: 'allowed',
        accounts,
        world: new HypotheticalWorld({
          environment,
          account: (account) => environment.account(account),
          identityPolicies: [ADMINISTRATOR],
        }),
        constructPath: carriers[0]?.source.constructPath ?? '',
        mend: MEND,
      },
    );
    return claims.map((claim) => tryRow(claim, guardrail, { levels, carriers }));
  });
  return {
    tried: runs.map(({ tried }) => tried),
    failures: runs.flatMap(({ failures }) => failures),
    overlooked: runs.slice(0, 1).flatMap(({ tried: { claim } }) => overlooked(claim)),
  };
}

/** What one above sets and one below sets otherwise. @param like whose accounts it is asked of */
function overlooked(like: Claim): readonly string[] {
  const saying = (value: string): SettingPolicy => ({ name: value, content: { canary: { '@@assign': value } } });
  const above = saying('on');
  const levels = { of: () => [[above], [saying('off')]], holdsFor: () => true };
  const sets: Setting['sets'] = [{ path: ['canary', '@@assign'], value: 'on' }];
  const claim = { ...like, position: 1 };
  const { failures } = tryRow(claim, { type: 'TAG_POLICY', content: above.content, sets }, { levels, carriers: [] });
  return failures.length > 0 ? [] : ['a setting that is not in force'];
}

const MEND =
  'Take the one or the other away where they meet: a guardrail that is not to hold everywhere stands on the OUs where it is to.';

interface Where {
  readonly levels: Pick<SettingLevelsOf, 'of' | 'holdsFor'>;
  readonly carriers: OrganizationGraph['policies'];
}

function tryRow(
  claim: Claim,
  { type, content, sets }: Pick<Setting, 'type' | 'content' | 'sets'>,
  { levels, carriers }: Where,
): { readonly tried: Tried; readonly failures: readonly Failure[] } {
  const path = sets[claim.position - 1]?.path ?? [];
  const said = saidIn(content).filter((one) => isAbout(one, path));
  const failing = claim.accounts.flatMap((account) => {
    const names = carriers.filter((policy) => levels.holdsFor(policy, account)).map(({ name }) => name);
    const why = said
      .map((one) => notInForce(levels.of(account, type), one, names[0] ?? ''))
      .find((one) => one !== undefined);
    return why === undefined ? [] : [{ account: account.name, why }];
  });
  const tried = { claim, questions: said.length * claim.accounts.length };
  const [first, ...others] = failing;
  if (first === undefined) return { tried, failures: [] };
  const failed = { principal: '-', action: path.join(' > '), found: 'not in force' } as const;
  return {
    tried,
    failures: [
      {
        claim,
        ...failed,
        account: first.account,
        reason: first.why,
        others: others.map(({ account }) => ({ ...failed, account })),
      },
    ],
  };
}

/** A row may name a place above several that are set, or something within what is. */
function isAbout({ path, operator }: Said, asked: readonly string[]): boolean {
  const whole = [...path, operator];
  const length = Math.min(whole.length, asked.length);
  return whole.slice(0, length).every((key, index) => key === asked[index]);
}

/** Policies that set, by account. */
class SettingLevelsOf {
  private readonly known = new Map<string, SettingLevels>();

  public constructor(private readonly graph: OrganizationGraph) {}

  public of(account: Account, type: string): SettingLevels {
    const key = `${type} ${account.id}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const ofType = this.graph.policies.filter((policy) => policy.type === type);
    const levels = [...account.ids, account.id].map((id): readonly SettingPolicy[] =>
      ofType.filter(({ targetIds }) => targetIds.includes(id)),
    );
    this.known.set(key, levels);
    return levels;
  }

  public holdsFor({ targetIds }: OrganizationGraph['policies'][number], { id, ids }: Account): boolean {
    return targetIds.some((target) => target === id || ids.includes(target));
  }
}
