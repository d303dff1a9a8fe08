import { alternateContacts } from '../../../lib/app/handlers/account/alternate-contacts';

const contact = {
  AlternateContactType: 'BILLING',
  Name: 'Ann',
  Title: 'CFO',
  EmailAddress: 'ann@trips.com',
  PhoneNumber: '+1 555 0100',
};

function awsError(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}

/** An Account API that holds contacts, and remembers what it was asked. */
function fakeAws(held: Record<string, object> = {}, failures: Error[] = []) {
  const aws = {
    calls: [] as string[],
    slept: 0,
    call: (name: string, input: Record<string, unknown>): Promise<unknown> => {
      aws.calls.push(`${name} ${String(input.AlternateContactType)} of ${String(input.AccountId)}`);
      const failure = failures.shift();
      if (failure !== undefined) return Promise.reject(failure);
      if (name === 'PutAlternateContact') return Promise.resolve({});
      const found = held[String(input.AlternateContactType)];
      return found === undefined
        ? Promise.reject(awsError('ResourceNotFoundException'))
        : Promise.resolve({ AlternateContact: found });
    },
    sleep: (milliseconds: number): Promise<void> => {
      aws.slept += milliseconds;
      return Promise.resolve();
    },
  };
  return aws;
}

describe('alternate contacts', () => {
  test('are set where there are none', async () => {
    const aws = fakeAws();
    const security = { ...contact, AlternateContactType: 'SECURITY' };
    await expect(alternateContacts({ AccountId: '222222222222', Contacts: [contact, security] }, aws)).resolves.toEqual(
      { PhysicalResourceId: 'alternate-contacts-222222222222' },
    );
    expect(aws.calls).toEqual([
      'GetAlternateContact BILLING of 222222222222',
      'PutAlternateContact BILLING of 222222222222',
      'GetAlternateContact SECURITY of 222222222222',
      'PutAlternateContact SECURITY of 222222222222',
    ]);
  });

  test('that are right are left alone', async () => {
    const aws = fakeAws({ BILLING: contact });
    await alternateContacts({ AccountId: '222222222222', Contacts: [contact] }, aws);
    expect(aws.calls).toEqual(['GetAlternateContact BILLING of 222222222222']);
  });

  test('are set again where one value differs', async () => {
    const aws = fakeAws({ BILLING: { ...contact, Title: 'Controller' } });
    await alternateContacts({ AccountId: '222222222222', Contacts: [contact] }, aws);
    expect(aws.calls).toContain('PutAlternateContact BILLING of 222222222222');
  });

  test('of the management account are set without an account id, which AWS refuses there', async () => {
    const aws = fakeAws();
    await alternateContacts({ Contacts: [contact] }, aws);
    expect(aws.calls).toEqual(['GetAlternateContact BILLING of undefined', 'PutAlternateContact BILLING of undefined']);
  });

  test.each([['TooManyRequestsException'], ['InternalServerException'], ['ConflictException']])(
    'survive %s, which a new account may answer',
    async (name) => {
      const aws = fakeAws({}, [awsError(name), awsError(name)]);
      await expect(alternateContacts({ Contacts: [contact] }, aws)).resolves.toBeDefined();
      expect(aws.slept).toBe(4_000);
    },
  );

  test('fail in bounded time', async () => {
    const aws = fakeAws(
      {},
      Array.from({ length: 100 }, () => awsError('TooManyRequestsException')),
    );
    await expect(alternateContacts({ Contacts: [contact] }, aws)).rejects.toThrow('TooManyRequestsException');
    expect(aws.slept).toBeLessThan(300_000);
  });

  test('that AWS refuses fail with the kind, the account and the reason', async () => {
    const aws = fakeAws({}, [awsError('AccessDeniedException', 'not trusted')]);
    await expect(alternateContacts({ AccountId: '222222222222', Contacts: [contact] }, aws)).rejects.toThrow(
      'setting the BILLING contact of 222222222222 failed: AccessDeniedException: not trusted',
    );
  });
});
