import { CfnOIDCProvider } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import type { CreatedResource as Created } from '../../../choice/placement';
import type { Statement } from '../../../policy/document';
import { PrivateBucket } from '../private-bucket';
import { fillPlaceholders, type AccountIds } from './placeholders';
import { WorkloadTopic } from './workload-topic';

export interface CreatedResourceProps {
  readonly resource: Created;
  readonly accountId: AccountIds;
  /** What principals of other accounts may do with it. @default - nothing */
  readonly sharedBy?: readonly Statement[];
}

/** What a machine role works with, where the config has it created. */
export class CreatedResource extends Construct {
  public constructor(scope: Construct, id: string, { resource, accountId, sharedBy = [] }: CreatedResourceProps) {
    super(scope, id);
    const name = fillPlaceholders(resource.physicalName, accountId);
    switch (resource.kind) {
      case 'bucket':
        new PrivateBucket(this, 'Bucket', {
          bucketName: name,
          logicalId: logicalId('Bucket', resource.name),
          key: sharedBy.length > 0 ? 's3' : 'aws-managed',
          statements: fillPlaceholders(sharedBy, accountId),
        });
        break;
      case 'topic':
        new WorkloadTopic(this, 'Topic', { topicName: name, logicalId: logicalId('Topic', resource.name) });
        break;
      case 'oidc-provider':
        // IAM trusts the certificate authorities that browsers trust, so there is no thumbprint to keep up to date.
        new CfnOIDCProvider(this, 'OidcProvider', {
          url: name,
          clientIdList: [...resource.audiences],
        }).overrideLogicalId(logicalId('OidcProvider', resource.called));
        break;
    }
  }
}
