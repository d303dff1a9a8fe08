import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { Ledger } from '../../lib/app/checks/ledger';
import { TemplateValidation } from '../../lib/app/checks/template-validation';
import { ValidatedTemplates } from '../../lib/app/checks/validated-templates';
import { synthesize } from '../../lib/app/synthesize';

const STUCK = `
  const { state } = require('node:worker_threads').workerData;
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
  for (;;);
`;

/** An app whose validation begins, and never answers. Run as a process of its own by the tests of the proofs. */
void synthesize((app) => {
  new CfnTopic(new Stack(app, 'Stuck'), 'Topic');
  const script = join(app.outdir, 'stuck.js');
  writeFileSync(script, STUCK);
  const nothing = new ValidatedTemplates({ read: () => undefined, write: () => undefined });
  return new Ledger(app, [new TemplateValidation(nothing, { script, patience: 300 }).check]);
});
