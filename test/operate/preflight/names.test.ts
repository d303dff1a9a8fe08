import { completeLandingZone } from '../../../lib/model/complete';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import type { State } from '../live/fake';
import { after, complaints } from './support';

/* CloudFormation makes and renames before it deletes: a name, or room, is free only where nothing has it when the deploy starts. */

const company = copyOf(config);
interface Group {
  description?: string;
  displayName?: string;
}
interface Unit {
  name?: string;
  parent?: string;
}

function withGroups(change: (groups: Record<string, Group>) => void): LandingZone {
  return changed(({ access }) => {
    change(access.groups);
  });
}

function withUnits(change: (units: Record<string, Unit>) => void): LandingZone {
  return changed(({ organization }) => {
    change(organization.organizationalUnits);
  });
}

function changed(change: (changing: typeof company) => void): LandingZone {
  const changing = copyOf(config);
  change(changing);
  return completeLandingZone(changing);
}

const named = (one: object | undefined, name: object): object => Object.assign(one ?? {}, name);

/** The group of developers under another key, with a name and everything that it has. */
function underKey(key: string, displayName: string): LandingZone {
  return completeLandingZone(
    JSON.parse(
      JSON.stringify({
        ...company,
        access: {
          ...company.access,
          groups: Object.fromEntries(
            Object.entries(company.access.groups).map(([one, group]) =>
              one === 'developers' ? [key, { ...group, displayName }] : [one, group],
            ),
          ),
          assignments: company.access.assignments.map((line) =>
            (line.group as string) === 'developers' ? { ...line, group: key } : line,
          ),
        },
      }),
    ) as typeof company,
  );
}

/** Somebody’s own OU below the root. */
function withTheirs(name: string): State {
  const state = after();
  state.organizationalUnits.push({ id: 'ou-ab12-99999999', name, parentId: state.rootId, path: name });
  return state;
}

describe('a group', () => {
  test('of another key does not take the name of the one that goes', async () => {
    expect(await complaints(after(), underKey('engineers', 'developers'))).toEqual([
      'groups: engineers takes the name developers, which the stack has as GroupDevelopers and deletes last → Keep its key: a new key is a new group, with nobody in it. Or deploy in two steps: first give engineers a displayName that nothing has, then this one.',
    ]);
  });

  test('does not swap its name with another', async () => {
    const zone = withGroups((groups) => {
      named(groups.developers, { displayName: 'qa-engineers' });
      named(groups['qa-engineers'], { displayName: 'developers' });
    });
    expect(await complaints(after(), zone)).toEqual([
      'groups: developers takes the name qa-engineers, which qa-engineers has when the deploy starts → Deploy in two steps: first rename qa-engineers alone (to a third name, where the two swap), then developers.',
      expect.stringMatching(
        /^groups: qa-engineers takes the name developers, which developers has when the deploy starts/,
      ),
    ]);
  });

  test('does not take the name of one that is renamed in the same deploy', async () => {
    const zone = withGroups((groups) => {
      named(groups.developers, { displayName: 'qa-engineers' });
      named(groups['qa-engineers'], { displayName: 'testers' });
    });
    expect(await complaints(after(), zone)).toEqual([
      expect.stringMatching(/^groups: developers takes the name qa-engineers, which qa-engineers has .* → .*two steps/),
    ]);
  });

  test('that somebody renamed by hand to the name of another, CloudFormation leaves so', async () => {
    const state = after();
    const swapped: Record<string, string> = { developers: 'qa-engineers', 'qa-engineers': 'developers' };
    state.groups = state.groups.map((one) => ({ ...one, name: swapped[one.name] ?? one.name }));
    expect(await complaints(state)).toEqual([]);
  });

  test.each<[what: string, zone: LandingZone]>([
    ['takes a free name', withGroups((groups) => named(groups.developers, { displayName: 'builders' }))],
    ['of another key and another name comes while the old one goes', underKey('engineers', 'builders')],
    ['comes', withGroups((groups) => Object.assign(groups, { guests: { description: 'Guests' } }))],
  ])('%s, and nothing is said', async (_what, zone) => {
    expect(await complaints(after(), zone)).toEqual([]);
  });
});

describe('an OU', () => {
  test('does not take the name of one that somebody made beside it', async () => {
    const zone = withUnits((units) => named(units.sandbox, { name: 'playground' }));
    expect(await complaints(withTheirs('playground'), zone)).toEqual([
      'names of OUs: config/organization.ts → sandbox: takes the name playground, which playground (ou-ab12-99999999) has: nobody here made it → Give this one another name, or that one: aws organizations update-organizational-unit --organizational-unit-id ou-ab12-99999999 --name <name>',
    ]);
  });

  test('does not swap its name with the one beside it', async () => {
    const zone = withUnits((units) => {
      named(units.sandbox, { name: 'suspended' });
      named(units.suspended, { name: 'sandbox' });
    });
    expect(await complaints(after(), zone)).toEqual([
      expect.stringMatching(
        /^names of OUs: .*→ sandbox: takes the name suspended, which suspended \(ou-\S+\) has: it is renamed in the same deploy → Deploy in two steps: first rename suspended alone \(to a third name, where the two swap\), then sandbox\.$/,
      ),
      expect.stringMatching(/^names of OUs: .*→ suspended: takes the name sandbox, .* → Deploy in two steps: /),
    ]);
  });

  test('that is new does not take the name of one that is renamed in the same deploy', async () => {
    const zone = withUnits((units) => {
      named(units.sandbox, { name: 'playground' });
      Object.assign(units, { lab: { name: 'sandbox', parent: 'root', guardrails: [] } });
    });
    expect(await complaints(after(), zone)).toEqual([
      expect.stringMatching(/^names of OUs: .*→ lab: takes the name sandbox, .* → .*first rename sandbox alone/),
    ]);
  });

  test('does not take the name of one that left the config, which stays in AWS', async () => {
    const zone = withUnits((units) => {
      named(units.sandbox, { name: 'suspended' });
      delete units.suspended;
    });
    const said = (await complaints(after(), zone)).filter((line) => line.startsWith('names of OUs'));
    expect(said).toEqual([
      expect.stringMatching(/: it stays in AWS after it left the config → Give this one another name/),
    ]);
  });

  test.each<[what: string, zone: LandingZone]>([
    ['takes a free name', withUnits((units) => named(units.sandbox, { name: 'playground' }))],
    ['has the name of one elsewhere', withUnits((units) => named(units.sandbox, { name: 'production' }))],
    ['comes', withUnits((units) => Object.assign(units, { lab: { parent: 'root', guardrails: [] } }))],
  ])('%s, and nothing is said', async (_what, zone) => {
    expect(await complaints(after(), zone)).toEqual([]);
  });
});

interface Stood {
  Resources: Record<string, { Properties: Record<string, unknown> }>;
}

/** A stack as it was with other logical ids, or with other names. */
function before(
  state: State,
  stack: string,
  change: (template: Stood, idOf: (one: string) => State['resources'][string][number]) => void,
): State {
  const key = `us-west-2/${stack}`;
  const template = structuredClone(state.templates[key]) as Stood;
  const resources = structuredClone(state.resources[key] ?? []);
  state.templates[key] = template;
  state.resources[key] = resources;
  change(template, (logicalId) => {
    const found = resources.find((one) => one.logicalId === logicalId);
    if (found === undefined) throw new Error(`no ${logicalId}`);
    return found;
  });
  return state;
}

describe('a permission set', () => {
  test('of another persona does not take the name of the one that goes', async () => {
    const state = before(after(), 'lz-identity', (_template, of) => {
      Object.assign(of('PermissionSetDeveloper'), { logicalId: 'PermissionSetEngineer' });
    });
    expect(await complaints(state)).toEqual([
      'permission sets: developer takes the name Developer, which the stack has as PermissionSetEngineer and deletes last → Keep the persona’s id. Or deploy in two steps: first give developer a name that nothing has, then this one.',
    ]);
  });

  test('does not swap its name with another', async () => {
    const state = before(after(), 'lz-identity', ({ Resources }, of) => {
      const [one, other] = ['PermissionSetDeveloper', 'PermissionSetAuditor'] as const;
      const [was, wasOther] = [of(one).physicalId, of(other).physicalId];
      Object.assign(of(one), { physicalId: wasOther });
      Object.assign(of(other), { physicalId: was });
      Object.assign(Resources[one]?.Properties ?? {}, { Name: 'Auditor' });
      Object.assign(Resources[other]?.Properties ?? {}, { Name: 'Developer' });
    });
    expect(await complaints(state)).toEqual([
      expect.stringMatching(/^permission sets: developer takes the name Developer, which auditor has .* → .*two steps/),
      expect.stringMatching(/^permission sets: auditor takes the name Auditor, which developer has .* → .*two steps/),
    ]);
  });

  test('takes a free name, and nothing is said', async () => {
    const state = before(after(), 'lz-identity', ({ Resources }) => {
      Object.assign(Resources.PermissionSetDeveloper?.Properties ?? {}, { Name: 'Engineer' });
    });
    state.permissionSets = state.permissionSets.map((one) =>
      one.name === 'Developer' ? { ...one, name: 'Engineer' } : one,
    );
    expect(await complaints(state)).toEqual([]);
  });
});

describe('organization policies', () => {
  /** Policies of ours at the root as they were: of themes that the config has no more. The root has eight of ours and one of AWS’s. */
  function wereOthers(...themes: readonly string[]): State {
    return before(after(), 'lz-guardrails', (template, of) => {
      for (const theme of themes) {
        const id = `ServiceControlPolicyLz${theme}Root`;
        Object.assign(of(id), { logicalId: `Old${theme}` });
        template.Resources[`Old${theme}`] = { Properties: {} };
      }
    });
  }

  function called(state: State, ...themes: readonly string[]): State {
    const names = themes.map((theme) => `lz-${theme.toLowerCase()}-root`);
    state.policies = state.policies.map((one) =>
      one.type === 'SERVICE_CONTROL_POLICY' && names.includes(one.name) ? { ...one, name: `${one.name}-old` } : one,
    );
    return state;
  }

  const foreign = (state: State, count: number): State => {
    for (let number = 0; number < count; number += 1)
      state.policies.push({
        id: `p-theirs${number}`,
        name: `theirs-${number}`,
        type: 'SERVICE_CONTROL_POLICY',
        owner: 'customer',
        content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }] },
        targetIds: [state.rootId],
      });
    return state;
  };

  test('that come find no room where those that go still have it', async () => {
    const themes = ['Compute', 'Data'];
    expect(await complaints(called(wereOthers(...themes), ...themes))).toEqual([
      'policy attachments: r-ab12: lz-data-root, lz-compute-root would be attached before lz-data-root-old, lz-compute-root-old are detached: 11 at once, 10 allowed of type SCP → Deploy in two steps: first without the guardrails that are new there, so that the others go; then with them.',
    ]);
  });

  test('that come beside what goes are free where both have room', async () => {
    expect(await complaints(called(wereOthers('Data'), 'Data'))).toEqual([]);
  });

  test('that come beside what goes, and one of somebody else, have none', async () => {
    expect(await complaints(foreign(called(wereOthers('Data'), 'Data'), 1))).toEqual([
      expect.stringMatching(
        /^policy attachments: .*lz-data-root would be attached before lz-data-root-old is detached: 11/,
      ),
    ]);
  });

  test('that only change count once', async () => {
    expect(await complaints(foreign(after(), 1))).toEqual([]);
  });

  test('do not take the name of one that goes', async () => {
    expect(await complaints(wereOthers('Data'))).toEqual([
      'policy names: a SERVICE_CONTROL_POLICY called lz-data-root is to be made, and lz-guardrails has one of that name until the end of its deploy → Deploy in two steps: first without the guardrails that it is made of, then with them.',
    ]);
  });
});
