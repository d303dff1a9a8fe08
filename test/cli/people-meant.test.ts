import { conglomerate } from '../support/companies/conglomerate';
import { startUp } from '../support/companies/start-up';
import { can, run, sampleAssembly } from './support';

/* Who writes a half of the name of people, or a user's own, is told what to write. */

const [external, own] = [sampleAssembly(startUp), sampleAssembly(conglomerate)];

const BY_GROUPS = 'is a user of IAM Identity Center, who gets in by groups. Expected one of';

test.each([
  ['Crew (all engineers)', external, 'Booking Engine', 'a group. Expected one of Crew (all engineers)/'],
  ['crew (all engineers)/developer', external, 'Booking Engine', 'Did you mean "Crew (all engineers)/Developer"?'],
  ['org-admin', external, 'Ferry Tales', 'nearly a permission set. Did you mean "Founders/OrgAdmin"?'],
  ['a.admin', own, 'voyages-management', `"a.admin" ${BY_GROUPS} admins/OrgAdmin, auditors/Auditor.`],
  ['user/a.admin', own, 'voyages-management', `"a.admin" ${BY_GROUPS} admins/OrgAdmin, auditors/Auditor.`],
  ['a.admin/Auditor', own, 'voyages-management', `"a.admin" ${BY_GROUPS} admins/OrgAdmin, auditors/Auditor.`],
  ['a.admin', own, 'logs', 'who gets in by groups. Did you mean "auditors/Auditor"?'],
  ['admins', own, 'logs', 'a group. Did you mean "admins/OrgAdmin"?'],
  ['user/admins', own, 'voyages-management', 'voyages-management has no user "admins". Expected for example'],
])('who writes %j', async (principal, assembly, account, said) => {
  const argv = ['--principal', principal, '--account', account, '--action', 's3:ListAllMyBuckets'];
  const { exitCode, stdout, stderr } = await run(can, [...argv, '--assembly', assembly]);
  expect(stderr).toContain(said);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});
