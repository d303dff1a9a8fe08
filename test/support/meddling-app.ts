import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { Stack, type App } from 'aws-cdk-lib/core';
import { Ledger } from '../../lib/app/checks/ledger';
import { synthesize } from '../../lib/app/synthesize';

/** An app whose template is another one once its checks have looked at it. Run as a process of its own by the tests of the proofs. */
let made: App | undefined;
void synthesize(
  (app) => {
    made = app;
    new CfnTopic(new Stack(app, 'Meddled'), 'Topic');
    const validate = () => ({ success: true, violations: [] });
    const ran = () => ({ templates: ['Meddled.template.json'], counts: { rules: 1 }, gaps: [] });
    return new Ledger(app, [{ name: 'Example', plugin: { name: 'Example', validate }, ran, overlooks: () => [] }]);
  },
  () => {
    writeFileSync(join(made?.outdir ?? '', 'Meddled.template.json'), '{"Resources":{}}');
  },
);
