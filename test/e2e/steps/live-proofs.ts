import { deepEqual, ok } from 'node:assert/strict';
import { EngineEnvironment } from '../../../lib/assembly';
import { loadIamData, loadManagedPolicies } from '../../../lib/iam-data';
import { proveEnvironment } from '../../../lib/proofs/landing-zone-proofs';
import { describeFailure } from '../../../lib/proofs/describe-failure';
import { catalogue } from '../../support/read-landing-zone';
import { expectManagementAlarms } from '../expect/alarms';
import { expectContents } from '../expect/contents';
import { expectDocuments } from '../expect/documents';
import type { Step } from '../harness/step';

export const liveProofs: Step = {
  name: 'live-proofs',
  title: 'what AWS answers is what the assembly says, document by document, and the proofs hold on it',
  after: ['first-deploy'],
  async run({ aws, main, say }) {
    const { planned, live, documents } = await expectDocuments(aws, main);
    say(`${documents} policy documents are equal`);
    say(`${await expectContents(aws, main)} settings and member stacks are as configured, in every account and region`);
    say(`${await expectManagementAlarms(aws, main)} rules of alarms are in the management account, in every Region`);

    const environment = new EngineEnvironment(live, loadManagedPolicies(planned.awsManagedPolicyArns()));
    const { claims, questions, failures } = proveEnvironment(
      environment,
      { zone: main.zone, catalogue },
      await loadIamData(),
    );
    deepEqual(failures.map(describeFailure), [], 'proofs that fail on the live documents');
    ok(claims > 100 && questions > claims, 'claims are tried');
    say(`${claims} proofs hold on the live documents, in ${questions} questions, and no path leads to administrator`);
  },
};
