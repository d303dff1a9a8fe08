import type { App } from 'aws-cdk-lib/core';
import { advisoriesOf } from '../config/advisories';
import { refuseUnknownNames, unknownNames } from '../config/definitions/names';
import { loadSettledConfig } from '../config/load-config';
import { readConfig } from '../config/read-config';
import type { NamesOf } from '../config/read-landing-zone';
import { loadIamData } from '../iam-data';
import { addChecks } from './checks';
import type { Ledger } from './checks/ledger';
import { addLandingZone } from './landing-zone';
import { synthesize } from './synthesize';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
export async function synthesizeLandingZone(): Promise<void> {
  let atEnd = (): void => undefined;
  let advisories: readonly string[] = [];
  const make = async (app: App): Promise<Ledger> => {
    // Before the config, which shall have no turn of the event loop left when it is settled.
    const iamData = await loadIamData();
    const loaded = await loadSettledConfig({ exitCode: 1 });
    atEnd = loaded.assertNothingChanged;
    const names: NamesOf = (read, written) => unknownNames(read, iamData, written);
    const { zone, catalogue, definitions } = readConfig(loaded, names);
    refuseUnknownNames(zone, iamData, definitions);
    advisories = advisoriesOf({ zone, catalogue });
    addLandingZone(app, { zone, catalogue });
    loaded.assertNothingChanged();
    return addChecks(app, { zone, catalogue, iamData });
  };
  await synthesize(make, () => {
    atEnd();
  });
  // Beside an error nobody would read them.
  if (process.exitCode === undefined || process.exitCode === 0)
    advisories.forEach((line) => {
      console.log(line);
    });
  endWhatIsLeft();
}

/** What a file of the catalogue left running, such as a timer or a server, would keep the process for ever, and whoever waits for it. */
function endWhatIsLeft(): void {
  const patience = setTimeout(() => {
    console.error(
      `A file of lib/ or a package left something running, such as a timer or a server: given up after ${PATIENCE_MILLISECONDS / 1000} seconds. Take it out.`,
    );
    process.exit(1);
  }, PATIENCE_MILLISECONDS);
  patience.unref();
}

const PATIENCE_MILLISECONDS = 5_000;
