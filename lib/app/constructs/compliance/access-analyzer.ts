import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import { Construct } from 'constructs';
import { PREFIX } from '../../../base/names';

/**
 * Finds what principals outside the organization can reach, in this region, in all accounts. It costs nothing; the kind
 * that looks for unused access does, and is not here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html
 */
export class AccessAnalyzer extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnAnalyzer(this, 'Resource', {
      analyzerName: `${PREFIX}organization`,
      type: 'ORGANIZATION',
    }).overrideLogicalId('AccessAnalyzer');
  }
}
