import { defineCatalogue } from '../lib/config/define';
import { orderPublisher } from './machine-roles/order-publisher';
import { reportReader } from './machine-roles/report-reader';
import { tripsServer } from './machine-roles/trips-server';

/**
 * What the company adds to the product's catalogue, one file each, by the file's name: `guardrails/<id>.ts`, `personas/<id>.ts`,
 * `machine-roles/<id>.ts`, `workflows/<id>.ts`. Checked and proven as the product's own are.
 */
export const catalogue = defineCatalogue({
  guardrails: {},
  personas: {},
  machineRoles: {
    'trips-server': tripsServer,
    'order-publisher': orderPublisher,
    'report-reader': reportReader,
  },
  workflows: {},
});
