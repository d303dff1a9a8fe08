import type { PolicyDocument } from '../../policy';
import type { Account, PolicyLevel, RequestPrincipal } from '../../policy';
import { accountOf, bindsOrganizationPolicies } from '../../policy';

export type LayerKind = 'SCP' | 'RCP' | 'identity' | 'boundary' | 'resource';

/** Policies of one kind that have a say: every level must allow, none may deny. */
export interface ReviewedLayer {
  readonly kind: LayerKind;
  /** Documents of each level. None: the layer does not bind. */
  readonly levels: readonly (readonly PolicyDocument[])[];
}

/** Who asks for whose resources, and what that has to pass. */
export interface Scene {
  readonly principal: RequestPrincipal;
  /** Of the resources that are asked about. */
  readonly owner: Account;
  /** Policy of the one resource that is asked about. @default resources without a policy of their own */
  readonly resourcePolicy?: PolicyDocument;
}

/** The layers of a scene, each kind once, in one order. */
export function layersOf({ principal, owner, resourcePolicy }: Scene): readonly ReviewedLayer[] {
  const account = accountOf(principal);
  const isIdentity = principal.kind === 'role' || principal.kind === 'user';
  const { identityPolicies, boundary } = isIdentity ? principal : { identityPolicies: [], boundary: undefined };
  return [
    {
      kind: 'SCP',
      levels: account === undefined || !bindsOrganizationPolicies(account, principal) ? [] : documentsOf(account.scps),
    },
    { kind: 'RCP', levels: bindsOrganizationPolicies(owner, principal) ? documentsOf(owner.rcps) : [] },
    { kind: 'identity', levels: isIdentity ? [identityPolicies.map(({ document }) => document)] : [] },
    { kind: 'boundary', levels: boundary === undefined ? [] : [[boundary.document]] },
    { kind: 'resource', levels: resourcePolicy === undefined ? [] : [[resourcePolicy]] },
  ];
}

const ofLevels = new WeakMap<readonly PolicyLevel[], readonly (readonly PolicyDocument[])[]>();

function documentsOf(levels: readonly PolicyLevel[]): readonly (readonly PolicyDocument[])[] {
  let documents = ofLevels.get(levels);
  if (documents === undefined) {
    documents = levels.map(({ policies }) => policies.map(({ document }) => document));
    ofLevels.set(levels, documents);
  }
  return documents;
}
