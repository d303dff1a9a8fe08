import type { JsonValue } from '../../lib/base/json';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Finding, Report } from '../../lib/review/model';
import { asHtml } from '../../lib/review/render/html';
import { asJson } from '../../lib/review/render/json';
import { asMarkdown } from '../../lib/review/render/markdown';
import { asSarif } from '../../lib/review/render/sarif';
import { bundlesOf, sectionsOf } from '../../lib/review/render/sections';
import { att, resource } from '../assembly/support/small-organization';
import { reviewOf, type Company } from './support';

/* What is told as one point follows from one edit of the config, and nothing that somebody has to decide about disappears in it. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Statement = Record<string, JsonValue>;
type Head = (of: Company) => unknown;

const NEW = 'eu-south-1';
const APPROVED = `Region ${NEW} is approved: what was kept to other Regions becomes possible there`;
const GONE = 'Region us-east-1 is no longer approved: what was possible there is denied';

const statement = ({ scps }: Company, index: number): Statement => scps.audit?.statements[index] ?? {};
const condition = (of: Company): Record<string, Record<string, JsonValue>> =>
  statement(of, 1).Condition as Record<string, Record<string, JsonValue>>;
const regions = (of: Company, ...all: string[]): void => {
  condition(of).StringNotEquals = { 'aws:RequestedRegion': all };
};
const approve: Head = (of) => {
  regions(of, 'us-west-2', 'us-east-1', NEW);
};

/** Findings of a statement, with what they are part of. */
function ofStatement(report: Report, sid: string): readonly Finding[] {
  return report.findings.filter((one) => one.statement?.statement === sid && one.actions !== undefined);
}

const topicsOf = (head: Head, sid: string, base?: Head): readonly (string | undefined)[] => {
  const found = ofStatement(reviewOf({ head, base }, iamData), sid);
  expect(found).not.toEqual([]);
  return [...new Set(found.map(({ topic }) => topic))];
};

test.each<[what: string, head: Head, topic: string, base?: Head]>([
  ['a Region that is approved', approve, APPROVED],
  [
    'one that stands before the others',
    (of) => {
      regions(of, NEW, 'us-west-2', 'us-east-1');
    },
    APPROVED,
  ],
  [
    'a Region that is not approved any more',
    (of) => {
      regions(of, 'us-west-2');
    },
    GONE,
  ],
  [
    'two Regions at once',
    (of) => {
      regions(of, 'us-west-2', 'us-east-1', 'eu-south-2', NEW);
    },
    'Regions eu-south-1, eu-south-2 are approved: what was kept to other Regions becomes possible there',
  ],
  [
    'a Region that another statement names for services that are there alone',
    approve,
    APPROVED,
    (of) => {
      of.scps.audit?.statements.push({
        Sid: 'DenyElsewhere',
        Effect: 'Deny',
        Action: 'cloudfront:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1', NEW] } },
      });
    },
  ],
  [
    'two Regions that are not approved any more',
    (of) => {
      regions(of, NEW);
    },
    'Regions us-east-1, us-west-2 are no longer approved: what was possible there is denied',
    approve,
  ],
])('what follows from %s is part of it', (_what, head, topic, ...[base]) => {
  expect(topicsOf(head, 'DenyRegions', base)).toEqual([topic]);
});

test.each<[what: string, more: Head]>([
  ['other actions', (of) => Object.assign(statement(of, 1), { NotAction: ['iam:*', 'sts:*', 's3:*'] })],
  ['other resources', (of) => Object.assign(statement(of, 1), { Resource: 'arn:aws:s3:::x/*' })],
  [
    'somebody who is exempt',
    (of) =>
      (condition(of).ArnNotLike = { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin', 'arn:aws:iam::*:role/x'] }),
  ],
  ['another condition', (of) => (condition(of).Bool = { 'aws:ViaAWSService': 'false' })],
  ['a condition less', (of) => Reflect.deleteProperty(condition(of), 'ArnNotLike')],
  [
    'another operator',
    (of) =>
      Object.assign(statement(of, 1), {
        Condition: { StringNotLike: condition(of).StringNotEquals, ArnNotLike: condition(of).ArnNotLike },
      }),
  ],
  [
    'a Region less, of two that are added',
    (of) => {
      regions(of, 'us-west-2', NEW, 'eu-south-2');
    },
  ],
  [
    'a Region less',
    (of) => {
      regions(of, 'us-west-2', NEW);
    },
  ],
])('a statement in which a Region is added with %s stands for itself', (_what, more) => {
  const head: Head = (of) => {
    approve(of);
    more(of);
  };
  expect(topicsOf(head, 'DenyRegions')).toEqual([undefined]);
});

test('what another statement lets pass beside a Region stands for itself', () => {
  const head: Head = (of) => {
    approve(of);
    statement(of, 0).Action = 'cloudtrail:DeleteTrail';
  };
  expect(topicsOf(head, 'DenyTrails')).toEqual([undefined]);
  expect(topicsOf(head, 'DenyRegions')).toEqual([APPROVED]);
});

test('buckets that are spared beside a Region stand for themselves, even where their names end with it', () => {
  const head: Head = (of) => {
    approve(of);
    Object.assign(of.scps.keys?.statements[1] ?? {}, {
      NotResource: ['arn:aws:s3:::open-*', `arn:aws:s3:::secret-${NEW}`],
      Action: ['s3:Get*'],
    });
  };
  expect(topicsOf(head, 'DenyBuckets')).toEqual([undefined]);
});

test('what denies more where a Region is approved stands for itself', () => {
  const head: Head = (of) => {
    approve(of);
    of.scps.more = {
      on: ['root'],
      statements: [
        {
          Sid: 'DenyThere',
          Effect: 'Deny',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': NEW } },
        },
      ],
    };
  };
  expect(topicsOf(head, 'DenyThere')).toEqual([undefined]);
});

describe('of a role whose own policies change beside a Region', () => {
  const bucket = (region: string): string => `arn:aws:s3:::data-${region}`;
  const may = (of: Company, ...more: Statement[]): void => {
    of.role.statements = [
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: [bucket('us-west-2'), bucket('us-east-1')] },
      ...more,
    ];
  };
  const told = (head: Head): readonly (string | undefined)[] =>
    reviewOf(
      {
        base: (of) => {
          may(of);
          of.role.boundary = false;
        },
        head,
      },
      iamData,
    )
      .findings.filter(({ rule, who }) => rule === 'access-gained' && who.join() === 'role/app/worker')
      .map(({ topic }) => topic);

  test('a bucket in the Region beside those in the others follows from it', () => {
    const head: Head = (of) => {
      approve(of);
      Object.assign(of.role.statements[0] ?? {}, { Resource: [bucket('us-west-2'), bucket('us-east-1'), bucket(NEW)] });
    };
    expect(new Set(told(head))).toEqual(new Set([APPROVED]));
  });

  test('a statement of its own about a bucket whose name ends with the Region does not', () => {
    const head: Head = (of) => {
      approve(of);
      may(of, { Effect: 'Allow', Action: 's3:*', Resource: bucket(NEW) });
    };
    expect(told(head)).toContain(undefined);
    expect(told(head)).not.toContain(APPROVED);
  });
});

describe('of identities of a provider', () => {
  const KEY = 'token.actions.githubusercontent.com:sub';
  const only = (...subjects: string[]): Statement => ({
    Sid: 'DenyIdentities',
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Resource: '*',
    Condition: { StringNotLike: { [KEY]: subjects } },
  });
  const withSubjects =
    (...subjects: string[]): Head =>
    (of) => {
      of.rcps.identities = { on: ['root'], statements: [only(...subjects)] };
    };
  const told = (base: Head, head: Head): readonly (string | undefined)[] => {
    const found = ofStatement(reviewOf({ base, head }, iamData), 'DenyIdentities');
    expect(found).not.toEqual([]);
    return [...new Set(found.map(({ topic }) => topic))];
  };

  test('a repository more is told by its name', () => {
    expect(told(withSubjects('repo:one/*'), withSubjects('repo:one/*', 'repo:two/*'))).toEqual([
      'jobs of GitHub of any repository of two may take roles that trust them',
    ]);
  });

  test.each<[what: string, base: Head, head: Head]>([
    ['a repository less', withSubjects('repo:one/*', 'repo:two/*'), withSubjects('repo:one/*')],
    ['another repository in its place', withSubjects('repo:one/*'), withSubjects('repo:two/*')],
    [
      'one that is denied',
      (of) =>
        (of.rcps.identities = {
          on: ['root'],
          statements: [{ ...only(), Condition: { StringLike: { [KEY]: ['repo:one/*'] } } }],
        }),
      (of) =>
        (of.rcps.identities = {
          on: ['root'],
          statements: [{ ...only(), Condition: { StringLike: { [KEY]: ['repo:one/*', 'repo:two/*'] } } }],
        }),
    ],
  ])('%s stands for itself', (_what, base, head) => {
    expect(told(base, head)).toEqual([undefined]);
  });
});

describe('of a setting', () => {
  const setting =
    (regionsOf: string[], more: Record<string, JsonValue> = {}, at = 'enable_in_regions'): Head =>
    (of) => {
      of.organization.Hub = resource('AWS::Organizations::Policy', {
        Name: 'lz-hub',
        Type: 'SECURITYHUB_POLICY',
        Content: { securityhub: { [at]: { '@@assign': regionsOf }, ...more } },
        TargetIds: [att('Organization', 'RootId')],
      });
    };
  const told = (base: Head, head: Head): readonly (readonly [what: string, topic: string | undefined])[] =>
    reviewOf(
      {
        base,
        head: (of) => {
          approve(of);
          head(of);
        },
      },
      iamData,
    )
      .findings.filter(({ rule }) => rule === 'setting-changed')
      .map(({ what, topic }) => [what, topic]);

  test('a Region more follows from the Region', () => {
    expect(told(setting(['us-west-2']), setting(['us-west-2', NEW]))).toEqual([
      ['Security Hub: also in eu-south-1 (lz-hub)', APPROVED],
    ]);
  });

  test.each<[what: string, base: Head, head: Head]>([
    ['another change beside it', setting(['us-west-2']), setting(['us-west-2', NEW], { more: { '@@assign': 'x' } })],
    ['a Region in place of another', setting(['us-west-2']), setting([NEW])],
    ['a Region less', setting(['us-west-2', NEW]), setting(['us-west-2'])],
    [
      'a Region in which it is off',
      setting(['us-west-2'], {}, 'disable_in_regions'),
      setting(['us-west-2', NEW], {}, 'disable_in_regions'),
    ],
  ])('%s stands for itself', (_what, base, head) => {
    expect(told(base, head)).toEqual([['Security Hub: lz-hub sets accounts otherwise', undefined]]);
  });
});

describe('a report with a topic', () => {
  const report = (): Report => reviewOf({ head: approve }, iamData);

  test('is as severe as the worst of it, once', () => {
    const { findings } = report();
    const own = findings.filter(({ topic }) => topic === APPROVED);
    expect(new Set(own.map(({ severity }) => severity)).size).toBeGreaterThan(1);
    const holding = sectionsOf({ findings }).filter((section) =>
      section.findings.some(({ topic }) => topic === APPROVED),
    );
    expect(holding.map(({ severity }) => severity)).toEqual(['critical']);
    expect(
      holding.flatMap((section) => bundlesOf(section.findings)).filter(({ what }) => what.startsWith(APPROVED)),
    ).toHaveLength(1);
  });

  test('has each finding by itself in JSON and SARIF', () => {
    const told = report();
    const own = told.findings.filter(({ topic }) => topic === APPROVED);
    const json = JSON.parse(asJson(told)) as { findings: { what: string }[] };
    expect(json.findings).toHaveLength(told.findings.length);
    const sarif = asSarif(told);
    expect((JSON.parse(sarif) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(
      told.findings.length,
    );
    for (const { what } of own) {
      expect(json.findings.map((one) => one.what)).toContain(what);
      expect(sarif).toContain(JSON.stringify(what).slice(1, -1));
    }
  });

  test('has each finding in what Markdown and HTML fold', () => {
    const told = report();
    for (const { what } of told.findings.filter(({ topic }) => topic === APPROVED))
      for (const render of [asMarkdown, asHtml]) expect(render(told).replaceAll('\\', '')).toContain(what);
  });
});
