import { accountPlacement } from '../../../lib/app/handlers/organizations/account-placement';
import { policyTypes } from '../../../lib/app/handlers/organizations/policy-types';

type Answer = (input: Record<string, unknown>) => unknown;

/** An Organizations API that answers from a table and remembers what it was asked. */
function fakeAws(answers: Record<string, Answer>) {
  const aws = {
    calls: [] as string[],
    slept: 0,
    call: (name: string, input: Record<string, unknown>): Promise<unknown> => {
      aws.calls.push(`${name} ${Object.values(input).join(' ')}`.trim());
      return Promise.resolve().then(() => answers[name]?.(input));
    },
    sleep: (milliseconds: number): Promise<void> => {
      aws.slept += milliseconds;
      return Promise.resolve();
    },
  };
  return aws;
}

function awsError(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}

describe('policy types', () => {
  const properties = { RootId: 'r-1', PolicyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'] };

  /** A root on which a type shows as enabled only the given number of looks after it was enabled. */
  function root(initial: Record<string, string>, looksUntilEnabled = 1) {
    const statuses = new Map(Object.entries(initial));
    const pending = new Map<string, number>();
    return {
      ListRoots: () => {
        for (const [type, looks] of pending) {
          if (looks <= 1) {
            statuses.set(type, 'ENABLED');
            pending.delete(type);
          } else pending.set(type, looks - 1);
        }
        return {
          Roots: [{ Id: 'r-1', PolicyTypes: [...statuses].map(([Type, Status]) => ({ Type, Status })) }],
        };
      },
      EnablePolicyType: (input: Record<string, unknown>) => {
        statuses.set(String(input.PolicyType), 'PENDING_ENABLE');
        pending.set(String(input.PolicyType), looksUntilEnabled);
      },
    };
  }

  test('are enabled one at a time, each only when the one before shows as enabled', async () => {
    const aws = fakeAws(root({}));
    await expect(policyTypes(properties, aws)).resolves.toEqual({ PhysicalResourceId: 'policy-types-r-1' });
    expect(aws.calls).toEqual([
      'ListRoots',
      'EnablePolicyType r-1 RESOURCE_CONTROL_POLICY',
      'ListRoots',
      'EnablePolicyType r-1 SERVICE_CONTROL_POLICY',
      'ListRoots',
    ]);
  });

  test('that are on already are left alone', async () => {
    const aws = fakeAws(root({ RESOURCE_CONTROL_POLICY: 'ENABLED', SERVICE_CONTROL_POLICY: 'ENABLED' }));
    await policyTypes(properties, aws);
    expect(aws.calls).toEqual(['ListRoots']);
  });

  test('are waited for, since a policy attached too early fails', async () => {
    const aws = fakeAws(root({ RESOURCE_CONTROL_POLICY: 'ENABLED' }, 5));
    await policyTypes(properties, aws);
    expect(aws.calls.filter((call) => call.startsWith('EnablePolicyType'))).toHaveLength(1);
    expect(aws.slept).toBe(10_000);
  });

  test.each([['PolicyTypeAlreadyEnabledException'], ['ConcurrentModificationException'], ['TooManyRequestsException']])(
    'survive %s',
    async (name) => {
      const answers = root({ SERVICE_CONTROL_POLICY: 'ENABLED' });
      let failures = 1;
      const aws = fakeAws({
        ...answers,
        EnablePolicyType: (input) => {
          if (failures-- > 0) throw awsError(name);
          answers.EnablePolicyType(input);
        },
      });
      await expect(policyTypes(properties, aws)).resolves.toBeDefined();
    },
  );

  test('that AWS refuses fail with the type and the reason', async () => {
    const aws = fakeAws({
      ...root({}),
      EnablePolicyType: () => {
        throw awsError('AccessDeniedException', 'not the management account');
      },
    });
    await expect(policyTypes(properties, aws)).rejects.toThrow(
      'enabling RESOURCE_CONTROL_POLICY on r-1 failed: AccessDeniedException: not the management account',
    );
  });

  test('that never show as enabled fail in bounded time and say that a second deploy completes', async () => {
    const aws = fakeAws({ ListRoots: () => ({ Roots: [{ Id: 'r-1', PolicyTypes: [] }] }) });
    await expect(policyTypes(properties, aws)).rejects.toThrow('deploy again in a few minutes');
    expect(aws.slept).toBeLessThan(300_000);
  });

  test('of another organization name the root that was found', async () => {
    const aws = fakeAws({ ListRoots: () => ({ Roots: [{ Id: 'r-other' }] }) });
    await expect(policyTypes(properties, aws)).rejects.toThrow('has no root r-1: it found r-other');
  });
});

describe('account placement', () => {
  const properties = { AccountId: '222222222222', ParentId: 'ou-1' };
  const member = { DescribeAccount: () => ({}) };

  test('moves an account from where it is to where it belongs', async () => {
    const aws = fakeAws({ ...member, ListParents: () => ({ Parents: [{ Id: 'r-1' }] }) });
    await expect(accountPlacement(properties, aws)).resolves.toEqual({ PhysicalResourceId: 'placement-222222222222' });
    expect(aws.calls).toContain('MoveAccount 222222222222 r-1 ou-1');
  });

  test('leaves an account that is there already', async () => {
    const aws = fakeAws({ ...member, ListParents: () => ({ Parents: [{ Id: 'ou-1' }] }) });
    await accountPlacement(properties, aws);
    expect(aws.calls.join()).not.toContain('MoveAccount');
  });

  test('tries again while another change is under way', async () => {
    let failures = 2;
    const aws = fakeAws({
      ...member,
      ListParents: () => ({ Parents: [{ Id: 'r-1' }] }),
      MoveAccount: () => {
        if (failures-- > 0) throw awsError('ConcurrentModificationException');
      },
    });
    await accountPlacement(properties, aws);
    expect(aws.calls.filter((call) => call.startsWith('MoveAccount'))).toHaveLength(3);
  });

  test('of an account outside the organization says how to get it in', async () => {
    const aws = fakeAws({
      DescribeAccount: () => {
        throw awsError('AccountNotFoundException');
      },
    });
    await expect(accountPlacement(properties, aws)).rejects.toThrow('account 222222222222 is not in this organization');
  });

  test('that AWS refuses names both places', async () => {
    const aws = fakeAws({
      ...member,
      ListParents: () => ({ Parents: [{ Id: 'r-1' }] }),
      MoveAccount: () => {
        throw awsError('AccessDeniedException');
      },
    });
    await expect(accountPlacement(properties, aws)).rejects.toThrow('from r-1 to ou-1 failed: AccessDeniedException');
  });
});
