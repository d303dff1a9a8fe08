import { workflowsPage } from '../../company/pages';
import { catalogue } from '../../support/read-landing-zone';
import { rewriting, testGeneratedFile } from '../../support/generated-file';

const by = 'test/catalogue/workflows/page';

const page = workflowsPage(
  catalogue,
  `What people and applications do every day, call by call, as AWS's pages list the calls. Every \`cdk synth\` asks all of it on the templates
that deploy, in each kind of account where somebody does it: it works, or what the first table names denies it. \`npm run
can -- --workflow <name> --account <account>\` explains one, \`--workflow list\` names all. Work of your own, or a workflow that your own
guardrail stops, stands in \`config/workflows/\` ([how](own-content.md#workflows)). Not asked is what accounts of AWS itself do, such as
exports of EC2 instances into S3: [limits](limits.md#what-guardrails-cannot-tell) names them. Made from the definitions:
\`${rewriting(by)}\` rewrites this page.`,
);

testGeneratedFile({ file: 'docs/workflows.md', by, text: () => page });
