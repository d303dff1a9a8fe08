import { loadIamData } from '../../lib/iam-data';
import { PolicyEngine } from '../../lib/policy';
import { environment } from './empty-rows';
import { findPrincipal } from '../../lib/ask/principals';
import { ADMINISTRATOR, unbound } from '../../lib/ask/world';
test('x', async () => {
  const engine = new PolicyEngine(await loadIamData());
  const mgmt = environment.graph.managementAccount;
  const found = findPrincipal(environment, 'org-admins/OrgAdmin', mgmt) as any;
  const { boundary, ...p } = found.principal;
  const principal = { ...p, account: unbound(p.account), identityPolicies: [ADMINISTRATOR] };
  for (const action of ['organizations:LeaveOrganization','sso:CreateInstance']) {
    const q = {principal, resourceAccount: unbound(environment.account(mgmt)), region:'us-west-2', context: {}};
    const d = engine.decideActions(q);
    console.log(action, d.denied.has(action), d.allowed.has(action), engine.explainAction(q, action));
  }
});
