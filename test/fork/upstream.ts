import type { Clone } from './clone';

const GUARDRAIL = 'deny-deleting-domains';
/** The test company that has every guardrail. */
const EVERYTHING = 'test/support/companies/everything.ts';
/** Of the catalogue, as its test counts them. */
const COUNTED = /G01 to G(\d\d), each once/;

/**
 * A version as upstream makes one: a guardrail in the catalogue with its place in a test company, its row in a generated page and a
 * new page. The sample company does not have it.
 */
export async function changeProduct(upstream: Clone): Promise<void> {
  const test = 'test/catalogue/guardrails/catalogue.test.ts';
  const count = Number(COUNTED.exec(upstream.read(test))?.[1]);
  upstream.write(
    test,
    upstream
      .read(test)
      .replaceAll(`G${count}`, `G${count + 1}`)
      .replace(`length: ${count}`, `length: ${count + 1}`),
  );
  upstream.write(`lib/catalogue/guardrails/organization/${GUARDRAIL}.ts`, guardrailFile(count + 1));
  const catalogue = 'lib/catalogue/guardrails/catalogue.ts';
  upstream.edit(
    catalogue,
    'import type { GuardrailDefinition }',
    `import { denyDeletingDomains } from './organization/${GUARDRAIL}';\nimport type { GuardrailDefinition }`,
  );
  upstream.edit(catalogue, '\n  organization: {', `\n  organization: {\n    '${GUARDRAIL}': denyDeletingDomains,`);
  upstream.edit(
    EVERYTHING,
    "guardrails: ['deny-outside-resources']",
    `guardrails: ['deny-outside-resources', '${GUARDRAIL}']`,
  );
  upstream.write('docs/domains.md', '# Domains\n\nWho may delete a domain: [guardrails](guardrails.md).\n');
  upstream.edit('docs/README.md', '- [Recipes]', '- [Domains](domains.md): who deletes one\n- [Recipes]');
  await upstream.must('UPDATE_DOCS=1 npm test --silent -- test/catalogue/guardrails/table');
  await commit(upstream, 'feat: a guardrail for domains');
}

function guardrailFile(control: number): string {
  return `import type { Guardrail } from '../definition/guardrail';

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-delete.html */
export const denyDeletingDomains: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G${control}',
  why: 'A domain that is gone can be registered by anybody.',
  exceptions: { to: [], because: 'whoever has the domain receives its mail' },
  statements: [{ Effect: 'Deny', Action: 'route53domains:DeleteDomain', Resource: '*' }],
  denies: [{ action: 'route53domains:DeleteDomain' }],
  allows: [{ action: 'route53domains:ListDomains' }],
};
`;
}

/** Both places of the sample company. */
const SAMPLES = ['config', 'test/support/companies/trips'];

/**
 * The next version: the sample company takes the guardrail, gets an account and another machine role, and changes one that a fork
 * took out. Snapshots and pages about the sample are made anew.
 */
export async function changeSample(upstream: Clone): Promise<void> {
  for (const sample of SAMPLES) {
    upstream.edit(
      `${sample}/organization.ts`,
      "    'deny-root-user',\n",
      `    'deny-root-user',\n    '${GUARDRAIL}',\n`,
    );
    upstream.edit(`${sample}/company.ts`, 'lockDays: 365', 'lockDays: 400');
    upstream.edit(`${sample}/machine-roles/trips-server.ts`, 'export const', '/** Who sells trips. */\nexport const');
    const publisher = upstream.read(`${sample}/machine-roles/order-publisher.ts`);
    const another = publisher
      .replaceAll('orderPublisher', 'refundPublisher')
      .replaceAll('order-publisher', 'refund-publisher');
    upstream.write(`${sample}/machine-roles/refund-publisher.ts`, another);
    upstream.edit(
      `${sample}/catalogue.ts`,
      "    'report-reader'",
      "    'refund-publisher': refundPublisher,\n    'report-reader'",
    );
    upstream.edit(
      `${sample}/catalogue.ts`,
      'import { reportReader }',
      "import { refundPublisher } from './machine-roles/refund-publisher';\nimport { reportReader }",
    );
  }
  // What stands on the root may not stand below it as well.
  upstream.edit(EVERYTHING, `, '${GUARDRAIL}'`, '');
  await upstream.must('npm test --silent -- test/app/stacks/snapshots -u');
  await upstream.must('UPDATE_DOCS=1 npm test --silent -- test/catalogue/guardrails/table');
  await commit(upstream, 'feat: the sample keeps its domains');
}

async function commit(upstream: Clone, message: string): Promise<void> {
  await upstream.must('npx prettier --log-level warn --write lib config test docs');
  await upstream.must(`git add --all && git commit --quiet --message '${message}'`);
}
