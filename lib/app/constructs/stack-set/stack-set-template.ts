import {
  CfnParameter,
  Lazy,
  Stack,
  StackSynthesizer,
  type FileAssetLocation,
  type ISynthesisSession,
} from 'aws-cdk-lib/core';
import { PATH_METADATA_ENABLE_CONTEXT } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';

/**
 * A stack that is deployed by a StackSet into other accounts, never by the CDK CLI: its template is written to the cloud
 * assembly, where checks read it, but it is no artifact of its own, so `cdk deploy --all` does not see it.
 *
 * It needs no bootstrap in the accounts that it reaches, and therefore takes no assets.
 */
export class StackSetTemplate extends Stack {
  private readonly outerValues = new Map<string, string>();

  public constructor(scope: Construct, id: string) {
    super(scope, id, { synthesizer: new TemplateOnlySynthesizer(), analyticsReporting: false });
    // Construct paths mean nothing in the accounts that the template reaches, and count against its size.
    this.node.setContext(PATH_METADATA_ENABLE_CONTEXT, false);
  }

  /**
   * A parameter of the template, for a value that only the outer stack knows: the template itself cannot name it.
   *
   * @param outerValue what the StackSet hands over, for example a token of the outer stack
   * @returns the value as the template's resources name it
   */
  public parameter(name: string, outerValue: string): string {
    this.outerValues.set(name, outerValue);
    return new CfnParameter(this, name).valueAsString;
  }

  /** Values of the parameters by name, in the outer stack's terms. */
  public get parameterValues(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.outerValues);
  }

  /** The template as the JSON text that `TemplateBody` takes. */
  public get templateBody(): string {
    return Lazy.uncachedString({
      produce: () => {
        const template = this._toCloudFormation() as unknown;
        return JSON.stringify(this.resolve(template));
      },
    });
  }

  public static isStackSetTemplate(construct: unknown): construct is StackSetTemplate {
    return construct instanceof StackSetTemplate;
  }
}

class TemplateOnlySynthesizer extends StackSynthesizer {
  public override synthesize(session: ISynthesisSession): void {
    this.synthesizeTemplate(session);
  }

  public override addFileAsset(): FileAssetLocation {
    throw new Error('a StackSet template takes no file assets: the accounts that it reaches have no bootstrap bucket');
  }

  public override addDockerImageAsset(): never {
    throw new Error('a StackSet template takes no images: the accounts that it reaches have no bootstrap repository');
  }
}
