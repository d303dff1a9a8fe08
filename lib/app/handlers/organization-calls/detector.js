const { itemsOf } = require('./pages');
const { Told, inRegion, option } = require('./told');

/**
 * The detector of GuardDuty in one account and Region, of which there is one at most.
 *
 * @type {import('./settle').Look}
 * @throws Told where it is suspended: then it finds nothing, and whoever suspended it may have had a reason
 */
async function detector({ region }, call) {
  const [DetectorId] = await itemsOf(call, { service: 'guardduty', command: 'ListDetectors', field: 'DetectorIds' });
  if (DetectorId === undefined) return undefined;
  const { Status } = await call('guardduty', 'GetDetector', { DetectorId });
  if (Status === 'ENABLED') return { DetectorId };
  throw new Told(
    [
      `${inRegion('guardduty', region)}: detector ${DetectorId} is ${Status} in the security account, so GuardDuty finds nothing there. Nothing was changed.`,
      `Switch it on as that account: aws guardduty update-detector --detector-id ${DetectorId} --enable${option('--region', region)}; then deploy again.`,
    ].join(' '),
  );
}

module.exports = { detector };
