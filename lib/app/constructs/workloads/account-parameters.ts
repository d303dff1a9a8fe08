import { CfnParameter } from 'aws-cdk-lib/core';
import type { StackSetTemplate } from '../stack-set/stack-set-template';
import { logicalId } from '../../../base/logical-id';
import type { AccountIds } from './placeholders';

/** Logical id of the parameter that carries an account's id. @param key of the account */
export function accountParameterId(key: string): string {
  return logicalId('Account', key);
}

/**
 * Ids of other accounts in a StackSet's template: it cannot name what the outer stack knows, so each becomes a parameter
 * of its own.
 */
export class AccountParameters {
  private readonly byKey = new Map<string, CfnParameter>();

  public constructor(
    private readonly template: StackSetTemplate,
    private readonly outer: AccountIds,
  ) {}

  /** Names an account's id inside of the template. */
  public readonly idOf: AccountIds = (key) => {
    const known = this.byKey.get(key);
    if (known !== undefined) return known.valueAsString;
    const parameter = new CfnParameter(this.template, accountParameterId(key), {
      description: `Id of the account ${key}`,
      allowedPattern: '^[0-9]{12}$',
    });
    this.byKey.set(key, parameter);
    return parameter.valueAsString;
  };

  /** What the StackSet hands to the parameters. */
  public get values(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.byKey.keys()].map((key) => [accountParameterId(key), this.outer(key)]));
  }
}
