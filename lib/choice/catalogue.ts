import { catalogue as guardrails } from '../guardrails/catalogue';
import type { GuardrailDefinition } from '../guardrails/guardrail';
import type { Catalogue as GuardrailsByTheme } from '../guardrails/organization-policies';
import { personas } from '../permission-sets/catalogue';
import type { PermissionSetFactory } from '../permission-sets/permission-set';
import { serviceRoles } from '../service-roles/catalogue';
import type { ServiceRole } from '../service-roles/service-role';

/** What a company may choose from, by the name of its folder in `config/`. */
export const CONTENT_KINDS = ['guardrails', 'personas', 'machineRoles'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** An entry of the product that one of the company's own stands in for. */
export interface Replacement {
  /** Id of the company's own entry. */
  readonly by: string;
  /** For the reviewer who wonders why the product's entry does not do. */
  readonly why: string;
}

/** What a company adds: ids are the names of the files. */
export interface OwnCatalogue {
  readonly guardrails: Readonly<Record<string, GuardrailDefinition>>;
  readonly personas: Readonly<Record<string, PermissionSetFactory>>;
  readonly machineRoles: Readonly<Record<string, ServiceRole>>;
  /** Entries of the product that the company's own take the place of, by their id. @default none is replaced */
  readonly replaces?: Readonly<Partial<Record<ContentKind, Readonly<Record<string, Replacement>>>>>;
}

/** Everything to choose from: what comes with the product, and what the company adds. */
export interface Catalogue {
  /** By theme, which names the organization policy; the company's own under `company` unless they replace one. */
  readonly guardrails: GuardrailsByTheme;
  readonly personas: Readonly<Record<string, PermissionSetFactory>>;
  readonly machineRoles: Readonly<Record<string, ServiceRole>>;
  readonly own: OwnCatalogue;
}

const machineRoles = serviceRoles as unknown as Readonly<Record<string, ServiceRole>>;

/** Theme of a guardrail of the company's own. */
export const COMPANY_THEME = 'company';

export const NOTHING_OWN: OwnCatalogue = { guardrails: {}, personas: {}, machineRoles: {} };

/** The product's catalogue with a company's own entries. Where these are wrong, `ownCatalogueProblems` has said so. */
export function catalogueWith(own: OwnCatalogue): Catalogue {
  return {
    guardrails: guardrailsWith(own),
    personas: { ...replaced<PermissionSetFactory>('personas', personas, own), ...added('personas', own) },
    machineRoles: { ...replaced('machineRoles', machineRoles, own), ...added('machineRoles', own) },
    own,
  };
}

export const productCatalogue: Catalogue = catalogueWith(NOTHING_OWN);

/** Ids of the product's entries of a kind, whatever a company replaces. */
export function productIds(kind: ContentKind): readonly string[] {
  if (kind === 'guardrails') return Object.values(guardrails).flatMap((theme) => Object.keys(theme));
  return Object.keys(kind === 'personas' ? personas : serviceRoles);
}

/** The id under which an entry of the product is in a catalogue: its own, or that of what replaces it. */
export function idInPlaceOf({ own }: Catalogue, kind: ContentKind, id: string): string {
  return replacementOf(own, kind, id)?.by ?? id;
}

/** File that holds an entry. */
export function fileOf({ guardrails, own }: Catalogue, kind: ContentKind, id: string): string {
  if (Object.hasOwn(own[kind], id)) return `${OWN_FOLDERS[kind]}/${id}.ts`;
  if (kind !== 'guardrails') return `${PRODUCT_FOLDERS[kind]}/${id}.ts`;
  const theme = Object.keys(guardrails).find((name) => Object.hasOwn(guardrails[name] ?? {}, id));
  return `${PRODUCT_FOLDERS.guardrails}/${theme ?? '<theme>'}/${id}.ts`;
}

export const OWN_FOLDERS: Readonly<Record<ContentKind, string>> = {
  guardrails: 'config/guardrails',
  personas: 'config/personas',
  machineRoles: 'config/machine-roles',
};
const PRODUCT_FOLDERS: Readonly<Record<ContentKind, string>> = {
  guardrails: 'lib/guardrails',
  personas: 'lib/permission-sets',
  machineRoles: 'lib/service-roles',
};

export function replacementOf(own: OwnCatalogue, kind: ContentKind, id: string): Replacement | undefined {
  const replaced = own.replaces?.[kind] ?? {};
  return Object.hasOwn(replaced, id) ? replaced[id] : undefined;
}

/** An entry that replaces one stands in its place: the order of a policy's statements is that of the catalogue. */
function replaced<Entry>(
  kind: ContentKind,
  product: Readonly<Record<string, Entry>>,
  own: OwnCatalogue,
): Readonly<Record<string, Entry>> {
  const ownEntries = new Map(Object.entries(own[kind] as unknown as Readonly<Record<string, Entry>>));
  return Object.fromEntries(
    Object.entries(product).map(([id, entry]) => {
      const by = replacementOf(own, kind, id)?.by ?? '';
      return [ownEntries.has(by) ? by : id, ownEntries.get(by) ?? entry];
    }),
  );
}

/** The company's entries that take nobody's place. */
function added<Entry>(kind: ContentKind, own: OwnCatalogue): Readonly<Record<string, Entry>> {
  const taken = new Set(Object.values<Replacement>(own.replaces?.[kind] ?? {}).map(({ by }) => by));
  const entries = Object.entries(own[kind] as unknown as Readonly<Record<string, Entry>>);
  return Object.fromEntries(entries.filter(([id]) => !taken.has(id)));
}

function guardrailsWith(own: OwnCatalogue): GuardrailsByTheme {
  const themes = Object.entries<Readonly<Record<string, GuardrailDefinition>>>(guardrails).map(
    ([theme, definitions]) => [theme, replaced('guardrails', definitions, own)] as const,
  );
  const company = added<GuardrailDefinition>('guardrails', own);
  return Object.fromEntries(Object.keys(company).length === 0 ? themes : [...themes, [COMPANY_THEME, company]]);
}
