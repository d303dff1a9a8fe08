import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { outlineOf, WORKFLOWS } from './github-workflows';

const read = (name: string): string => readFileSync(join(repository, WORKFLOWS, name), 'utf8');

const SET_UP = ['actions/checkout', 'actions/setup-node', 'npm ci'];
const DEFAULT = "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)";

/** Everything that `deploy.yml` does: what is reviewed is asked for by `review`, approved at `deploy`, and nothing else deploys. */
const DEPLOY: readonly (readonly [job: string, conditions: object, steps: readonly string[]])[] = [
  [
    'not-set-up',
    { if: `vars.LANDING_ZONE_DEPLOY_ROLE == '' && ${DEFAULT}` },
    ['actions/checkout', '.github/scripts/not-set-up.sh deploy LANDING_ZONE_DEPLOY_ROLE'],
  ],
  [
    'review',
    { if: `vars.LANDING_ZONE_DEPLOY_ROLE != '' && ${DEFAULT}` },
    [
      ...SET_UP,
      '.github/scripts/summarized.sh Environment npm run --silent github -- --do protected --environment production',
      'npm run synth',
      '.github/scripts/review-deployed.sh',
      'actions/upload-artifact assembly cdk.out/',
      'actions/upload-artifact report report/',
    ],
  ],
  [
    'deploy',
    { needs: 'review', environment: 'production' },
    [
      ...SET_UP,
      'actions/download-artifact report report/',
      '.github/scripts/summarized.sh Report .github/scripts/nothing-since.sh',
      'actions/download-artifact assembly cdk.out/',
      'aws-actions/configure-aws-credentials ${{ vars.LANDING_ZONE_DEPLOY_ROLE }}',
      '.github/scripts/summarized.sh Deploy npm run --silent in-pipeline -- deploy --assembly cdk.out',
      '.github/scripts/summarized.sh Drift npm run --silent in-pipeline -- drift',
    ],
  ],
  [
    'certificate',
    { needs: ['review', 'deploy'] },
    [
      ...SET_UP,
      'actions/download-artifact report report/',
      '.github/scripts/certificate.sh production',
      'actions/upload-artifact certificate certificate.json',
    ],
  ],
];
const EXPECTED = DEPLOY.flatMap(([job, conditions, steps]) => [
  `${job}: ${JSON.stringify(conditions)}`,
  ...steps.map((step) => `${job}: ${step}`),
]);

test('deploy.yml does what it says in this order, under these conditions', () => {
  expect(outlineOf(read('deploy.yml'))).toEqual(EXPECTED);
});

test.each<[what: string, from: string | RegExp, to: string]>([
  ['a deploy that does not wait for the review', '    needs: review\n', ''],
  ['a deploy that does not mind how the review ended', '    needs: review\n', '    needs: review\n    if: always()\n'],
  ['a review of every branch', /ROLE != '' &&\n.*\n/, "ROLE != ''\n"],
  [
    'a review of a tag of that name',
    /github\.ref == format\(.*\)/g,
    'github.ref_name == github.event.repository.default_branch',
  ],
  ['no look at the environment', / {6}- run: \S+ Environment .*\n.*\n.*\n/, ''],
  ['another environment that is looked at', '--environment production', '--environment drift'],
  ['no look at what has begun since', / {6}- run: \S+ Report .*\n.*\n.*\n/, ''],
  ['an assembly that was not reviewed', ' --assembly cdk.out', ''],
  [
    'another synth before the deploy',
    '      - run: .github/scripts/summarized.sh Deploy',
    '      - run: npm run synth\n      - run: .github/scripts/summarized.sh Deploy',
  ],
  ['no drift', / {6}- run: \S+ Drift .*\n/, ''],
  ['another role', 'vars.LANDING_ZONE_DEPLOY_ROLE }}', 'vars.LANDING_ZONE_DRIFT_ROLE }}'],
  [
    'another artifact',
    'name: assembly\n          path: cdk.out/\n      - uses: aws',
    'name: report\n          path: cdk.out/\n      - uses: aws',
  ],
  ['another job', /$/, '\n  more:\n    needs: review\n    steps: []\n'],
])('%s in deploy.yml would be noticed', (_what, from, to) => {
  const text = read('deploy.yml');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  expect(outlineOf(edited)).not.toEqual(EXPECTED);
});

test('a look that failed is told, and a comment is written however the run ended', () => {
  const conditionsIn = (name: string): readonly string[] =>
    outlineOf(read(name)).filter((line) => /^[\w-]+: \{/.test(line));
  expect(conditionsIn('nightly.yml').at(-1)).toBe(
    `tell: ${JSON.stringify({ needs: 'look', if: "always() && needs.look.result != 'skipped'" })}`,
  );
  expect(conditionsIn('review-comment.yml')).toEqual([
    `comment: ${JSON.stringify({ if: "github.event.workflow_run.event == 'pull_request'" })}`,
  ]);
  expect(conditionsIn('pull-request.yml')).toEqual(['gates: {}', 'review: {}']);
});
