import { defineCatalogue } from '../../../../lib/config/define';
import { denyChangingEnabledRegions } from './guardrails/deny-changing-enabled-regions';
import { denyDesktops } from './guardrails/deny-desktops';
import { denyPurchases } from './guardrails/deny-purchases';
import { reportWriter } from './machine-roles/report-writer';
import { analyst } from './personas/analyst';

export const catalogue = defineCatalogue({
  guardrails: {
    'deny-changing-enabled-regions': denyChangingEnabledRegions,
    'deny-desktops': denyDesktops,
    'deny-purchases': denyPurchases,
  },
  personas: { analyst },
  machineRoles: { 'report-writer': reportWriter },
});
