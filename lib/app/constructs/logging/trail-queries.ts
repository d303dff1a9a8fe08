import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { LOG_DATABASE_NAME, TRAIL_TABLE_NAME, TRAIL_WORKGROUP_NAME } from '../../../base/names';
import { REGIONS } from '../../../model/regions';
import { EVENT_COLUMNS } from './event-columns';

export interface TrailQueriesProps {
  /** Of the trail's bucket. */
  readonly bucketName: string;
  /** `o-…` */
  readonly organizationId: string;
  /** Days after which a log is deleted: queries look no further back. */
  readonly expireAfterDays: number;
}

/** Bytes that one query may read before it is ended: a terabyte, about 5 dollars. */
const BYTES_OF_A_QUERY = 1024 ** 4;

/**
 * What an investigation asks the trail in SQL: a workgroup of Athena, and the table of the trail's events.
 *
 * The table needs nobody to add partitions, and leaves none out without a word: a query has to name its accounts or AWS refuses it, every
 * Region there is is looked into, and every day for which a log is kept. Results stay in Athena's own storage for a day, readable by whoever
 * may query; so nothing has to be writable in this account.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/managed-results.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export class TrailQueries extends Construct {
  public constructor(scope: Construct, id: string, props: TrailQueriesProps) {
    super(scope, id);
    new CfnWorkGroup(this, 'WorkGroup', {
      name: TRAIL_WORKGROUP_NAME,
      description: 'Queries of the organization trail',
      // Whoever takes the landing zone away takes the list of past queries with it, which CloudTrail has too.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        managedQueryResultsConfiguration: { enabled: true },
        bytesScannedCutoffPerQuery: BYTES_OF_A_QUERY,
      },
    }).overrideLogicalId('TrailWorkGroup');
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: LOG_DATABASE_NAME, description: 'Logs of all accounts' },
    });
    database.overrideLogicalId('LogDatabase');
    const table = new CfnTable(this, 'Table', {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: LOG_DATABASE_NAME,
      tableInput: tableInput(props),
    });
    table.overrideLogicalId('TrailTable');
    table.addResourceDependency(database);
  }
}

function tableInput({ bucketName, organizationId, expireAfterDays }: TrailQueriesProps): CfnTable.TableInputProperty {
  const location = `s3://${bucketName}/AWSLogs/${organizationId}/`;
  return {
    name: TRAIL_TABLE_NAME,
    description: 'Events of the organization trail',
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      EXTERNAL: 'TRUE',
      'projection.enabled': 'true',
      'projection.account.type': 'injected',
      'projection.region.type': 'enum',
      'projection.region.values': REGIONS.join(','),
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': `NOW-${expireAfterDays}DAYS,NOW`,
      'projection.day.interval': '1',
      'projection.day.interval.unit': 'DAYS',
      'storage.location.template': `${location}\${account}/CloudTrail/\${region}/\${day}`,
    },
    partitionKeys: [
      { name: 'account', type: 'string', comment: 'Account id: a query has to name it' },
      { name: 'region', type: 'string', comment: 'Region of the log file' },
      { name: 'day', type: 'string', comment: 'Day of the log file, yyyy/MM/dd in UTC' },
    ],
    storageDescriptor: {
      location,
      columns: EVENT_COLUMNS.map(([name, type]) => ({ name, type })),
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    },
  };
}
