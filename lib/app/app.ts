import { refuseUnknownNames } from '../config/definitions/names';
import { loadSettledConfig } from '../config/load-config';
import { readConfig } from '../config/read-config';
import { loadIamData } from '../iam-data';
import { addChecks } from './checks';
import { addLandingZone } from './landing-zone';
import { synthesize } from './synthesize';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
export async function synthesizeLandingZone(): Promise<void> {
  await synthesize(async (app) => {
    const { zone, catalogue, definitions } = readConfig(await loadSettledConfig({ exitCode: 1 }));
    const iamData = await loadIamData();
    refuseUnknownNames(zone, iamData, definitions);
    addLandingZone(app, { zone, catalogue });
    return addChecks(app, { zone, catalogue, iamData });
  });
  endWhatIsLeft();
}

/** What the config left running, such as a timer or a server, would keep the process for ever, and whoever waits for it. */
function endWhatIsLeft(): void {
  const patience = setTimeout(() => {
    console.error(
      `The config left something running, such as a timer or a server: given up after ${PATIENCE_MILLISECONDS / 1000} seconds. Take it out.`,
    );
    process.exit(1);
  }, PATIENCE_MILLISECONDS);
  patience.unref();
}

const PATIENCE_MILLISECONDS = 5_000;
