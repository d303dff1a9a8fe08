import { resourceKinds } from '../../lib/assembly/attributes';

const forms = Object.entries(resourceKinds).flatMap(([type, { ref, attributes = {}, arn }]) =>
  Object.entries({ Ref: ref, ...attributes, ...(arn === undefined ? {} : { ARN: arn }) }).map(
    ([name, form]) => [type, name, form] as const,
  ),
);

/** Blanks that the resolver fills in itself; those that begin with a capital letter are properties. */
const BLANK = /^(?:account|id|issuer|logicalId|management|name|organization|path|region|[A-Z][A-Za-z]*)$/;

test.each(forms)('%s.%s has only blanks that can be filled in', (_type, _name, form) => {
  const blanks = [...form.matchAll(/\{(?<blank>[^}]*)\}/g)].map(({ groups }) => groups?.blank ?? '');
  expect(blanks.filter((blank) => !BLANK.test(blank))).toEqual([]);
});

test.each(forms.filter(([, , form]) => form.startsWith('arn:')))(
  '%s.%s is an ARN of six parts',
  (_type, _name, form) => {
    const [, partition, service, ...rest] = form.split(':');
    expect([partition, service]).toEqual(['aws', expect.stringMatching(/^[a-z0-9-]+$/)]);
    expect(rest.length).toBeGreaterThanOrEqual(3);
  },
);
