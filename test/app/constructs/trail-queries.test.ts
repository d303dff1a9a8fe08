import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { EVENT_COLUMNS } from '../../../lib/app/constructs/logging/event-columns';
import { TrailQueries } from '../../../lib/app/constructs/logging/trail-queries';
import { LOG_DATABASE_NAME, TRAIL_TABLE_NAME, TRAIL_WORKGROUP_NAME } from '../../../lib/base/names';
import { REGIONS } from '../../../lib/model/regions';
import { testStack } from '../../support/synthesize';

interface Table {
  readonly DatabaseName: string;
  readonly TableInput: {
    readonly Parameters: Readonly<Record<string, string>>;
    readonly PartitionKeys: readonly { readonly Name: string }[];
    readonly StorageDescriptor: { readonly Location: string; readonly Columns: readonly { readonly Name: string }[] };
  };
}

const stack = testStack({ env: { account: '333333333333', region: 'us-west-2' } });
new TrailQueries(stack, 'Queries', {
  bucketName: 'lz-organization-trail-333333333333-us-west-2',
  organizationId: 'o-1234567890',
  expireAfterDays: 1095,
});
const template = Template.fromStack(stack);
const [table] = Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties as Table);
const { Parameters = {}, PartitionKeys = [], StorageDescriptor } = table?.TableInput ?? {};

/** Where CloudTrail puts the file of a day. */
const FILE =
  's3://lz-organization-trail-333333333333-us-west-2/AWSLogs/o-1234567890/111111111111/CloudTrail/eu-west-1/2026/11/27';

test('a partition is the folder in which CloudTrail puts the files of an account, a Region and a day', () => {
  const values: Readonly<Record<string, string>> = { account: '111111111111', region: 'eu-west-1', day: '2026/11/27' };
  const place = Parameters['storage.location.template']?.replace(
    /\$\{(\w+)\}/g,
    (_all, key: string) => values[key] ?? '',
  );
  expect(place).toBe(FILE);
  expect(FILE.startsWith(StorageDescriptor?.Location ?? 'nowhere')).toBe(true);
});

test('every key of a partition says how its values come about, and none is left out without a word', () => {
  for (const { Name } of PartitionKeys)
    expect(Parameters[`projection.${Name}.type`]).toMatch(/^(?:injected|enum|date)$/);
  expect(Parameters['projection.account.type']).toBe('injected');
  expect(Parameters['projection.region.values']?.split(',')).toEqual([...REGIONS]);
  expect(Parameters['projection.day.range']).toBe('NOW-1095DAYS,NOW');
});

test('results stay in storage that nobody of the account writes to, and the workgroup says so for every query', () => {
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: TRAIL_WORKGROUP_NAME,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      ManagedQueryResultsConfiguration: { Enabled: true },
    },
  });
});

test('columns have names in lower case, each once, and types that Hive knows', () => {
  const names = [...EVENT_COLUMNS.map(([name]) => name), ...PartitionKeys.map(({ Name }) => Name)];
  expect(new Set(names).size).toBe(names.length);
  for (const [name, type] of EVENT_COLUMNS) {
    expect(name).toMatch(/^[a-z0-9]+$/);
    expect(withoutParts(type)).toBe('string');
  }
});

/** A type with what it is made of taken for texts, from the inside out. */
function withoutParts(type: string): string {
  const simpler = type.replace(/struct<[a-z0-9]+:string(?:,[a-z0-9]+:string)*>|array<string>/, 'string');
  return simpler === type ? type : withoutParts(simpler);
}

describe('the queries of docs/trail-queries.md', () => {
  const page = readFileSync(join(__dirname, '../../../docs/trail-queries.md'), 'utf8');
  const queries = [...page.matchAll(/```sql\n(?<sql>[^`]+)```/g)].map(({ groups }) => groups?.sql ?? '');
  const known = fieldsOf(EVENT_COLUMNS);

  test('are there', () => {
    expect(queries.length).toBeGreaterThanOrEqual(3);
  });

  test.each(queries)('%s', (sql) => {
    expect(sql).toContain(`FROM ${LOG_DATABASE_NAME}.${TRAIL_TABLE_NAME}`);
    expect(sql).toMatch(/\baccount (?:=|IN)/);
    const words = sql
      .replace(/'[^']*'/g, '')
      .replace(`${LOG_DATABASE_NAME}.${TRAIL_TABLE_NAME}`, '')
      .replace(/\bAS \w+/g, '')
      .match(/\b[a-z][a-z0-9_.]*\b(?!\()/g);
    expect((words ?? []).filter((word) => !known.has(word))).toEqual([]);
  });
});

/** What a query may name: columns, keys of partitions, and the parts of records. */
function fieldsOf(columns: typeof EVENT_COLUMNS): ReadonlySet<string> {
  const parts = columns.flatMap(([name, type]) => [name, ...partsOf(name, type)]);
  return new Set([...parts, ...PartitionKeys.map(({ Name }) => Name)]);
}

function partsOf(place: string, type: string): string[] {
  const inside = /^struct<(?<fields>.*)>$/.exec(type)?.groups?.fields;
  if (inside === undefined) return [];
  let depth = 0;
  const fields = Array.from(inside).reduce<string[]>(
    (all, letter) => {
      depth += letter === '<' ? 1 : letter === '>' ? -1 : 0;
      if (letter === ',' && depth === 0) return [...all, ''];
      return [...all.slice(0, -1), `${all.at(-1) ?? ''}${letter}`];
    },
    [''],
  );
  return fields.flatMap((field) => {
    const [name = '', ...rest] = field.split(':');
    return [`${place}.${name}`, ...partsOf(`${place}.${name}`, rest.join(':'))];
  });
}
