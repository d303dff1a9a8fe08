import { camelCase } from '../../../base/words';
import { PREFIX } from '../../../base/names';
import type { Control } from './control';

type Controls = Readonly<Record<string, Control>>;

/** Name of a control's rule in AWS Config, without what a conformance pack appends. */
export function ruleName(id: string): string {
  return `${PREFIX}${id}`;
}

/** The control that a rule in an account belongs to; AWS appends `-conformance-pack-` and an id to a pack's rules. */
export function controlIdOf(rule: string): string | undefined {
  return /^lz-([a-z0-9-]+?)(-conformance-pack-[a-z0-9]+)?$/.exec(rule)?.[1];
}

/** Template of a conformance pack, as AWS Config takes it. JSON is YAML. */
export function conformancePackTemplate(controls: Controls): string {
  const Resources = Object.fromEntries(
    Object.entries(controls).map(([id, { title, rule, parameters }]) => [
      camelCase(id),
      {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: ruleName(id),
          Description: title,
          Source: { Owner: 'AWS', SourceIdentifier: rule },
          ...(parameters === undefined ? {} : { InputParameters: parameters }),
        },
      },
    ]),
  );
  return JSON.stringify({ Resources });
}

/** The controls that are evaluated once an account, or in every region. */
export function controlsOf(controls: Controls, scope: Control['scope']): Controls {
  return Object.fromEntries(Object.entries(controls).filter(([, control]) => control.scope === scope));
}
