import { catalogue, readLandingZone } from './read-landing-zone';
import { Validations } from 'aws-cdk-lib/core';
import { startUp } from './companies/start-up';
import { Ledger } from '../../lib/app/checks/ledger';
import { loadIamData } from '../../lib/iam-data';
import { addLandingZone } from '../../lib/app/landing-zone';
import { Proofs } from '../../lib/app/checks/proofs-plugin';
import { synthesize } from '../../lib/app/synthesize';

/** A company that promises what is not so, and then looks away. Run as a process of its own by the tests of the proofs. */
void synthesize(async (app) => {
  const scenarios = [
    { says: 'developers touch nothing', never: [{ principal: 'crew/developer', action: 's3:PutObject' }] },
  ];
  const zone = readLandingZone({ ...startUp, scenarios });
  addLandingZone(app, { zone, catalogue });
  const ledger = new Ledger(app, [new Proofs({ zone, catalogue }, await loadIamData()).check]);
  for (const construct of app.node.findAll()) {
    Validations.of(construct).acknowledge(
      { id: 'scenario-1-never-1', reason: 'to see that it does not help' },
      { id: 'Proofs::scenario-1-never-1', reason: 'to see that it does not help' },
    );
  }
  return ledger;
});
