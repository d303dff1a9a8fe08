import { provenAssembly, type ProofsFile } from '../../assembly/proven/proofs-file';
import type { Organization } from '../../ask/organization';
import type { Chooser } from '../../choice/catalogue';
import { entryOf } from '../../base/entry-of';
import type { About, PageData } from '../page/format';
import { Asked } from './asked';
import { noWords, wordsOf } from './definitions';
import { guardrailRows, policyRows } from './guardrails';
import { pathRows } from './paths';
import { Principals } from './principals';
import { quotas } from './quotas';
import { stackRows } from './stacks';
import { treeOf } from './tree';

/** Everything that the page tells, by the templates of an assembly. */
export function pageData(organization: Organization, chooser: Chooser | undefined): PageData {
  const { graph, homeRegion, iamData, assembly } = organization;
  const proven = provenAssembly(assembly.folder);
  const proofs = 'proofs' in proven ? proven.proofs : undefined;
  const words = chooser === undefined ? noWords : wordsOf(organization, chooser);
  const { units, accounts, places } = treeOf(organization);
  const asked = new Asked(organization);
  const principals = new Principals(organization);
  const rows = principals.rows(asked, words, places, proofs);
  return {
    about: {
      organization: graph.organizationId,
      homeRegion,
      actionData: iamData.version,
      redacted: false,
      proven: 'problem' in proven ? { problem: proven.problem } : provenCounts(proven.proofs),
      notes: chooser === undefined ? [NO_CONFIG] : [],
    },
    units,
    accounts,
    policies: policyRows(organization, places),
    guardrails: guardrailRows(organization, principals, words, places, proofs),
    principals: rows,
    trusts: principals.trusts.all(),
    stacks: stackRows(organization, places),
    quotas: quotas(),
    ...asked.encoded(),
    paths: pathRows(organization, principals, places),
  };
}

const NO_CONFIG = 'The config was not read: why there is a guardrail, and the rows that prove it, are left out.';

function provenCounts({ checks }: ProofsFile): About['proven'] {
  const counts = checks.find(({ name }) => name === 'Proofs')?.counts;
  return { claims: entryOf(counts, 'claims') ?? 0, questions: entryOf(counts, 'questions') ?? 0 };
}
