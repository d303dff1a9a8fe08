import type { JsonObject } from '../base/json';
import { logicalId } from '../base/logical-id';
import { PREFIX } from '../base/names';
import type { LandingZone } from '../model/landing-zone';
import type { PolicyDocument, Statement } from '../policy/document';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type Guardrail,
  type GuardrailContext,
  type GuardrailDefinition,
  type PolicyType,
  type Setting,
  type ToldException,
} from '../catalogue/guardrails/definition/guardrail';
import { mergeSettings } from './merge-settings';
import { sidsOf } from './sids';

/** What an organization policy is attached to, by config key. */
export type PolicyTarget =
  | { readonly kind: 'root' }
  | { readonly kind: 'organizational-unit'; readonly key: string }
  | { readonly kind: 'account'; readonly key: string };

/** One policy of AWS Organizations: all guardrails of one type and theme on one target. */
export interface OrganizationPolicy {
  readonly type: PolicyType;
  readonly theme: string;
  readonly target: PolicyTarget;
  /** Ids of the guardrails that it is made of, in the catalogue's order. */
  readonly guardrails: readonly string[];
  /** AWS name, unique within its type; at most 128 characters. */
  readonly name: string;
  /** At most 512 characters. */
  readonly description: string;
  readonly content: JsonObject;
  /** Whom the config exempts from which of its guardrails. @default nobody */
  readonly exceptions?: readonly PolicyException[];
}

export interface PolicyException extends ToldException {
  /** Id. */
  readonly guardrail: string;
}

/** What a policy of guardrails is called in its stack. Two of different types may share a name. */
export function policyLogicalId({ type, name }: Pick<OrganizationPolicy, 'type' | 'name'>): string {
  return logicalId('', `${type.toLowerCase()} ${name}`);
}

export type GuardrailCatalogue = Readonly<Record<string, Readonly<Record<string, GuardrailDefinition>>>>;

interface Placement {
  readonly target: PolicyTarget;
  readonly guardrails: readonly string[];
}

/**
 * The organization policies of a company: root first, then OUs and accounts as the config lists them; on each target
 * in the order of the catalogue, so that the order in which a config names guardrails changes nothing.
 *
 * @throws when the config names a guardrail that the catalogue does not have, or two settings contradict each other
 */
export function organizationPolicies(
  zone: LandingZone,
  context: GuardrailContext,
  catalogue: GuardrailCatalogue,
): readonly OrganizationPolicy[] {
  const themes = Object.entries(catalogue).flatMap(([theme, definitions]) =>
    byPolicy(
      theme,
      Object.entries(definitions).map(([id, definition]) => [id, resolveGuardrail(definition, context)] as const),
    ),
  );
  const known = new Set(themes.flatMap(({ guardrails }) => guardrails.map(([id]) => id)));
  return placements(zone).flatMap(({ target, guardrails: ids }) => {
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw new Error(`${describeTarget(target)}: unknown guardrail "${unknown}"`);
    return themes.flatMap(({ theme, guardrails }) =>
      policiesOf(
        theme,
        target,
        guardrails.filter(([id]) => ids.includes(id)),
      ),
    );
  });
}

function placements(zone: LandingZone): readonly Placement[] {
  const { guardrails, organizationalUnits } = zone.organization;
  return [
    { target: { kind: 'root' }, guardrails },
    ...Object.entries(organizationalUnits).map(([key, unit]): Placement => ({
      target: { kind: 'organizational-unit', key },
      guardrails: unit.guardrails,
    })),
    ...Object.entries(zone.accounts).map(([key, account]): Placement => ({
      target: { kind: 'account', key },
      guardrails: account.guardrails,
    })),
  ];
}

type Named<T extends Guardrail> = readonly [id: string, guardrail: T];

/** A theme's guardrails share policies, but for each that is a whole policy: it stands alone, under its own name. */
function byPolicy(
  theme: string,
  guardrails: readonly Named<Guardrail>[],
): readonly { readonly theme: string; readonly guardrails: readonly Named<Guardrail>[] }[] {
  const whole = guardrails.filter(([, guardrail]) => isWholePolicy(guardrail));
  return [
    { theme, guardrails: guardrails.filter((guardrail) => !whole.includes(guardrail)) },
    ...whole.map((guardrail) => ({ theme: guardrail[0], guardrails: [guardrail] })),
  ];
}

function policiesOf(
  theme: string,
  target: PolicyTarget,
  guardrails: readonly Named<Guardrail>[],
): readonly OrganizationPolicy[] {
  const types = [...new Set(guardrails.map(([, { type }]) => type))];
  return types.map((type) => {
    const members = guardrails.filter(([, guardrail]) => guardrail.type === type);
    return {
      type,
      theme,
      target,
      guardrails: members.map(([id]) => id),
      name: policyName(theme, target),
      description: `Guardrails for ${theme} on ${describeTarget(target)}: ${members.map(([, { control }]) => control).join(', ')}`,
      content: contentOf(members),
      ...exceptionsOf(members),
    };
  });
}

function exceptionsOf(members: readonly Named<Guardrail>[]): Pick<OrganizationPolicy, 'exceptions'> {
  const exceptions = members.flatMap(([guardrail, member]) =>
    isAccessControl(member) ? (member.excepted?.told ?? []).map((told) => ({ guardrail, ...told })) : [],
  );
  return exceptions.length === 0 ? {} : { exceptions };
}

function contentOf(members: readonly Named<Guardrail>[]): JsonObject {
  const [[, first] = []] = members;
  if (first !== undefined && isWholePolicy(first)) return first.document as unknown as JsonObject;
  const controls = members.filter((member): member is Named<AccessControl> => isAccessControl(member[1]));
  if (controls.length > 0) {
    const document: PolicyDocument = {
      Version: '2012-10-17',
      Statement: controls.flatMap(([id, { statements }]) => withSids(id, statements)),
    };
    return document as unknown as JsonObject;
  }
  const settings = members.filter((member): member is Named<Setting> => !isAccessControl(member[1]));
  return mergeSettings(settings.map(([id, { content }]) => [id, content]));
}

function withSids(id: string, statements: readonly Statement[]): readonly Statement[] {
  const sids = sidsOf(id, statements);
  // By their Sids they are traced back to their file: none of a statement's own stays.
  return statements.map(({ Sid: _own, ...statement }, index) => ({ Sid: sids[index] ?? id, ...statement }));
}

function isWholePolicy(
  guardrail: Guardrail,
): guardrail is AccessControl & { readonly document: NonNullable<AccessControl['document']> } {
  return isAccessControl(guardrail) && guardrail.document !== undefined;
}

function policyName(theme: string, target: PolicyTarget): string {
  const place = { root: 'root', 'organizational-unit': 'ou', account: 'account' }[target.kind];
  return target.kind === 'root' ? `${PREFIX}${theme}-${place}` : `${PREFIX}${theme}-${place}-${target.key}`;
}

function describeTarget(target: PolicyTarget): string {
  if (target.kind === 'root') return 'the whole organization';
  return target.kind === 'account' ? `the account ${target.key}` : `the organizational unit ${target.key}`;
}
