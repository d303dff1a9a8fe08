import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repository } from '../support/repository';

/** A call of AWS's API that code of the product makes. */
export interface ApiCall {
  /** Name of the SDK's package, for example `sso-admin`. */
  readonly service: string;
  /** For example `ListInstances`. */
  readonly operation: string;
  /** Folder of the room that makes it. */
  readonly by: string;
}

const load = createRequire(__filename);

const ROOTS = ['lib/app/handlers', 'lib/operate', 'lib/cli'];

/** Every call that stands in the sources, by service and name. */
export function callsInSources(): readonly ApiCall[] {
  const all = ROOTS.flatMap((root) =>
    readdirSync(join(repository, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|js)$/.test(file))
      .flatMap((file) => callsIn(`${root}/${file}`)),
  );
  const distinct = new Map(all.map((call) => [`${call.service} ${call.operation} ${call.by}`, call]));
  return [...distinct.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ service, operation, by }: ApiCall): string => `${service}:${operation} ${by}`;

function callsIn(path: string): readonly ApiCall[] {
  const text = readFileSync(join(repository, path), 'utf8');
  const by = path.split('/').slice(1, 3).join('/');
  const services = [...new Set([...text.matchAll(/@aws-sdk\/client-(?<name>[a-z0-9-]+)/g)].map((one) => one[1] ?? ''))];
  const ofSdk = [...text.matchAll(/new (?:\w+\.)?(?<name>[A-Z]\w+)Command\(|paginate(?<list>[A-Z]\w+)/g)].map(
    (one) => one[1] ?? one[2] ?? '',
  );
  const named = [...text.matchAll(/\b(?:call|ask)\(\s*'(?<service>[A-Za-z0-9]+)',\s*'(?<name>[A-Z]\w+)'/g)].map(
    (one) => ({
      service: (one[1] ?? '').toLowerCase(),
      operation: one[2] ?? '',
      by,
    }),
  );
  const listed = [...text.matchAll(/service: '(?<service>[a-z0-9]+)',\s*command: '(?<name>[A-Z]\w+)'/g)].map((one) => ({
    service: one[1] ?? '',
    operation: one[2] ?? '',
    by,
  }));
  const short = [...text.matchAll(/\bcall\('(?<name>[A-Z]\w+)'\s*[,)]/g)].map((one) => ({
    service: path.includes('/account/') ? 'account' : 'organizations',
    operation: one[1] ?? '',
    by,
  }));
  const sdk = ofSdk.flatMap((operation) =>
    services.filter((one) => hasCommand(one, operation)).map((service) => ({ service, operation, by })),
  );
  return [...sdk, ...[...named, ...listed, ...short].filter(({ service, operation }) => isInSdk(service, operation))];
}

/** Words of other calls of the same form are no service. */
function isInSdk(service: string, operation: string): boolean {
  const isService = readdirSync(join(repository, 'node_modules/@aws-sdk')).includes(`client-${service}`);
  return isService && hasCommand(service, operation);
}

/** Of the packages that a file imports, those that have the command. */
function hasCommand(service: string, operation: string): boolean {
  const sdk = load(`@aws-sdk/client-${service}`) as Readonly<Record<string, unknown>>;
  return `${operation}Command` in sdk;
}
