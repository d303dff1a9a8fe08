import { GLOBAL_REGION } from '../../../base/regions';
import { CfnExport } from 'aws-cdk-lib/aws-bcmdataexports';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIX } from '../../../base/names';
import type { Statement } from '../../../policy/document';
import { PrivateBucket } from '../private-bucket';

/** AWS rewrites a month's files each day until the invoice is final; what was overwritten is of no use for long. */
const OVERWRITTEN_DAYS = 30;

/**
 * What to export: who spent what on which resource, and the tags to split it by. Data Exports takes no `SELECT *`.
 *
 * @see https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html
 */
const COLUMNS = [
  'bill_billing_entity',
  'bill_billing_period_end_date',
  'bill_billing_period_start_date',
  'bill_invoice_id',
  'bill_payer_account_id',
  'cost_category',
  'discount',
  'identity_line_item_id',
  'identity_time_interval',
  'line_item_availability_zone',
  'line_item_currency_code',
  'line_item_legal_entity',
  'line_item_line_item_description',
  'line_item_line_item_type',
  'line_item_operation',
  'line_item_product_code',
  'line_item_resource_id',
  'line_item_unblended_cost',
  'line_item_unblended_rate',
  'line_item_usage_account_id',
  'line_item_usage_account_name',
  'line_item_usage_amount',
  'line_item_usage_end_date',
  'line_item_usage_start_date',
  'line_item_usage_type',
  'pricing_public_on_demand_cost',
  'pricing_unit',
  'product',
  'product_region_code',
  'resource_tags',
] as const;

/**
 * The cost and usage of every account, each day, as Parquet in a bucket of the management account: Data Exports asks for a
 * bucket policy that names the account which owns the export.
 *
 * @see https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html
 */
export class CostExport extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const { region } = Stack.of(this);
    const bucketName = `${PREFIX}billing-${Aws.ACCOUNT_ID}`;
    const bucket = new PrivateBucket(this, 'Bucket', {
      bucketName,
      logicalId: 'BillingBucket',
      key: 's3',
      statements: [dataExportsMayWrite(`arn:aws:s3:::${bucketName}`)],
      lifecycleRules: [
        {
          id: 'forget-what-was-overwritten',
          status: 'Enabled',
          noncurrentVersionExpiration: { noncurrentDays: OVERWRITTEN_DAYS },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    });
    const costExport = new CfnExport(this, 'Resource', {
      export: {
        name: `${PREFIX}cost-and-usage`,
        description: 'Cost and usage of every account of the organization',
        dataQuery: {
          queryStatement: `SELECT ${COLUMNS.join(', ')} FROM COST_AND_USAGE_REPORT`,
          tableConfigurations: {
            COST_AND_USAGE_REPORT: {
              TIME_GRANULARITY: 'DAILY',
              INCLUDE_RESOURCES: 'TRUE',
              INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
              INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
            },
          },
        },
        destinationConfigurations: {
          s3Destination: {
            s3Bucket: bucket.resource.ref,
            s3Prefix: 'cost-and-usage',
            s3Region: region,
            s3OutputConfigurations: {
              compression: 'PARQUET',
              format: 'PARQUET',
              outputType: 'CUSTOM',
              overwrite: 'OVERWRITE_REPORT',
            },
          },
        },
        refreshCadence: { frequency: 'SYNCHRONOUS' },
      },
    });
    costExport.overrideLogicalId('CostExport');
    costExport.addResourceDependency(bucket.policy);
  }
}

function dataExportsMayWrite(bucketArn: string): Statement {
  return {
    Sid: 'AllowDataExports',
    Effect: 'Allow',
    Principal: { Service: ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'] },
    Action: ['s3:GetBucketPolicy', 's3:PutObject'],
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: {
        'aws:SourceArn': [
          `arn:aws:bcm-data-exports:${GLOBAL_REGION}:${Aws.ACCOUNT_ID}:export/*`,
          `arn:aws:cur:${GLOBAL_REGION}:${Aws.ACCOUNT_ID}:definition/*`,
        ],
      },
    },
  };
}
