import type { Organization } from '../../ask/organization';
import { subjectsOf } from '../../assembly/proven/proofs-file';
import { idIn } from '../../assembly/proven/subjects';
import { nameWithPath } from '../../ask/principals';
import { entryOf } from '../../base/entry-of';
import type { PageData } from '../page/format';
import type { Named } from './config-names';

/** Of repositories, as providers of OIDC write them into subjects: `repo:owner/name`, `project_path:group/project`. */
const REPOSITORY = /\b(?:repo|project_path|repository|organization|project|workspace):([\w.@/-]+)/g;

/** What a page tells of its own accord: of accounts, OUs, groups, repositories, values of tags, and of what is no product's. */
export function pageNames(data: PageData): readonly Named[] {
  const { accounts, units, principals, guardrails } = data;
  const groups = principals.flatMap(({ places }) => places.flatMap((place) => place.groups ?? []));
  const own = principals
    .filter(({ kind, name }) => kind !== 'root' && !isKnownToAll(name))
    .flatMap(({ name, file }) => [name, name.split('/').at(-1) ?? '', ...ownIds(file)]);
  const domains = accounts.flatMap(({ email: address }) => address?.split('@')[1] ?? []);
  const repositories = [...JSON.stringify({ ...data, actions: [] }).matchAll(REPOSITORY)].flatMap(([, path = '']) =>
    // An example of what a pattern means is nobody's.
    path.split('/').filter((name) => name !== 'example'),
  );
  const exempt = guardrails
    .flatMap(({ exceptions }) => exceptions.map(({ who }) => who))
    .filter((who) => who !== 'everybody');
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['account', accounts.map(({ name }) => name)],
    ['ou', units.slice(1).map(({ name }) => name)],
    ['group', groups],
    ['principal', [...own, ...exempt]],
    ['guardrail', guardrails.flatMap(({ file }) => ownIds(file))],
    ['company', domains.flatMap((domain) => [domain, ...labelsOf(domain)])],
    ['repository', repositories],
    ['tag', accounts.flatMap(({ tags }) => Object.values(tags))],
  ];
  return kinds.flatMap(([kind, names]) => names.map((name): Named => [kind, name]));
}

/** What an assembly tells that a page compares with: what is called so may be gone from the config. */
export function assemblyNames(organization: Pick<Organization, 'graph' | 'assembly' | 'guardrails'>): readonly Named[] {
  const { graph, assembly, guardrails } = organization;
  const principals = graph.accounts.flatMap((account) => graph.contentsOf(account).principals);
  const keys = assembly.stacks.flatMap(({ template }) =>
    Object.entries(template.Resources).flatMap(([logicalId, { Type }]) => keysIn(logicalId, Type)),
  );
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['account', graph.accounts.map(({ name }) => name)],
    ['ou', [...graph.organizationalUnits.values()].map(({ name }) => name)],
    ['group', principals.flatMap((one) => (one.kind === 'role' ? (one.assignment?.groups ?? []) : []))],
    ['principal', graph.permissionSets.map(({ name }) => name)],
    ['principal', principals.map(nameWithPath).flatMap((name) => [name, name.split('/').at(-1) ?? ''])],
    ['tag', graph.accounts.flatMap(({ tags }) => Object.values(tags))],
    ['guardrail', guardrails.flatMap(({ file }) => ownIds(file))],
    ['principal', workloadNames(assembly)],
    ['name', keys],
  ];
  return kinds.flatMap(([kind, names]) =>
    names.filter((name) => !isKnownToAll(name)).map((name): Named => [kind, name]),
  );
}

/** Types whose logical ids come from keys of the config, and what stands before the key. */
const KEYED = {
  'AWS::Organizations::Account': 'Account',
  'AWS::Organizations::OrganizationalUnit': 'OrganizationalUnit',
  'AWS::IdentityStore::Group': 'Group',
} as const;

/** Keys of workloads, and of what is created for them elsewhere: buckets and topics are called after both. */
function workloadNames({ folder, stacks }: Organization['assembly']): readonly string[] {
  const proven = subjectsOf(folder).flatMap((subject) => idIn('workload', subject) ?? []);
  const named = stacks
    .flatMap(({ template }) => Object.values(template.Resources))
    .flatMap(({ Type, Properties }) => (Type === 'AWS::CloudFormation::StackSet' ? [Properties?.StackSetName] : []))
    .flatMap((name) => (typeof name === 'string' ? (/^lz-workload-(.+)$/.exec(name)?.[1] ?? []) : []));
  const keys = [...new Set([...proven, ...named])];
  const parts = keys.flatMap((key) =>
    keys.filter((other) => key.startsWith(`${other}-`)).map((other) => key.slice(other.length + 1)),
  );
  return [...keys, ...parts];
}

/** The keys that a logical id may come from: a digit stands with a hyphen before it or without one. */
export function keysIn(
  logicalId: string,
  type: string,
  keyed: Readonly<Record<string, string>> = KEYED,
): readonly string[] {
  const kind = entryOf<string>(keyed, type);
  if (kind === undefined || !logicalId.startsWith(kind)) return [];
  const words = logicalId.slice(kind.length);
  return [/(?<=[a-z0-9])(?=[A-Z])/, /(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])/].map((between) =>
    words.split(between).join('-').toLowerCase(),
  );
}

/** As it is written, and as it is written where no space can be. */
export function companyNames(company: string): readonly Named[] {
  const words = company.toLowerCase().split(/\s+/);
  return [company, ...labelsOf(company), words.join('-'), words.join('')].map((name): Named => ['company', name]);
}

/** What is the company's own is called like its file. */
function ownIds(file: string | undefined): readonly string[] {
  const [, id] = /^config\/(?:.*\/)?([^/]+)\.[a-z]+$/.exec(file ?? '') ?? [];
  return id === undefined ? [] : [id];
}

/** Of `mail.acme.example` the part that says whose it is. */
function labelsOf(domain: string): readonly string[] {
  const labels = domain.split('.').slice(0, -1);
  return labels.filter((label) => label.length > 2 && !['aws', 'mail', 'com'].includes(label));
}

/** Roles that AWS or the landing zone has in every organization. */
function isKnownToAll(name: string): boolean {
  return /^(?:lz-|stacksets-exec-|OrganizationAccountAccessRole$|aws-|cdk-)/.test(name);
}
