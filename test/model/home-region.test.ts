import { readFileSync } from 'node:fs';
import { recordsIam, REGIONS, REGIONS_ENABLED_BY_DEFAULT } from '../../lib/model/regions';
import { iamRecordingRegion } from '../../lib/model/watched-regions';
import { changed, problemsOf, refuses } from './fixture';

const home = (
  region: string,
  config: 'on' | 'off',
  approvedRegions: readonly string[] = [region],
): Readonly<Record<string, unknown>> => ({
  'company/homeRegion': region,
  'company/approvedRegions': approvedRegions,
  'company/securityServices': { config },
});

describe('approved Regions are refused', () => {
  refuses([
    [
      'where AWS Config records IAM in none of them: the controls about users and policies would find nothing, and so be met',
      home('eu-central-2', 'on', ['eu-central-2', 'il-central-1']),
      'config/company.ts → approvedRegions',
      '"eu-central-2", "il-central-1", none in which AWS Config can record users, roles and policies of IAM',
      'one that AWS Config had before February 2022, to record them there',
      "add one that every account has, such as 'us-east-1'; the home region stays",
    ],
  ]);
});

test('without AWS Config they may be any, and with it one is enough', () => {
  expect(problemsOf(changed(home('eu-central-2', 'off')))).toEqual([]);
  expect(problemsOf(changed(home('eu-central-2', 'on', ['eu-central-2', 'eu-west-1'])))).toEqual([]);
  for (const region of ['eu-south-1', 'us-west-2']) expect(problemsOf(changed(home(region, 'on')))).toEqual([]);
});

test.each<[home: string, approved: readonly string[], records: string | undefined]>([
  ['us-west-2', ['us-west-2', 'us-east-1'], 'us-west-2'],
  ['eu-central-2', ['eu-central-2', 'eu-west-1', 'eu-central-1'], 'eu-central-1'],
  ['eu-central-2', ['eu-west-1', 'us-east-1', 'eu-central-2'], 'us-east-1'],
  ['eu-central-2', ['eu-central-2'], undefined],
])('of home %s and %j IAM is recorded in %s, in whatever order they stand', (homeRegion, approved, records) => {
  for (const approvedRegions of [approved, [...approved].reverse()])
    expect(iamRecordingRegion({ homeRegion, approvedRegions })).toBe(records);
});

test('IAM is recorded in the Regions that every account has, and in none that AWS names as too young', () => {
  expect(REGIONS_ENABLED_BY_DEFAULT.filter((region) => !recordsIam(region))).toEqual([]);
  const names: Readonly<Record<string, string>> = {
    'Asia Pacific (Hyderabad)': 'ap-south-2',
    'Asia Pacific (Melbourne)': 'ap-southeast-4',
    'Canada West (Calgary)': 'ca-west-1',
    'Europe (Spain)': 'eu-south-2',
    'Europe (Zurich)': 'eu-central-2',
    'Israel (Tel Aviv)': 'il-central-1',
    'Middle East (UAE)': 'me-central-1',
  };
  const model = readFileSync(
    require
      .resolve('@aws-sdk/client-config-service/package.json')
      .replace('package.json', 'dist-types/models/models_0.d.ts'),
    'utf8',
  );
  const [, list = ''] =
    /This list where you cannot record the global IAM resource types includes(.*?)<\/ul>/s.exec(model) ?? [];
  const young = [...list.matchAll(/<p>([^<]+)<\/p>/g)].map(([, name = '']) => names[name] ?? name);
  expect(young.length).toBeGreaterThan(6);
  expect(young.filter((region) => !REGIONS.some((one) => one === region) || recordsIam(region))).toEqual([]);
  expect(REGIONS.filter((region) => !recordsIam(region) && !young.includes(region))).toEqual([
    'ap-east-2',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'me-west-1',
    'mx-central-1',
  ]);
});
