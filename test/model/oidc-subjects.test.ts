import { changed, problemsOf } from './fixture';

const trusting = (subject: string): unknown =>
  changed({
    'company/trustedOidcProviders': [
      { url: 'token.actions.githubusercontent.com', audiences: ['sts.amazonaws.com'], subjects: [subject] },
    ],
  });

test.each([
  'repo:trips/*',
  'repo:trips@1/server@2:*',
  'repo:trips/server:environment:prod',
  'project_path:trips/*',
  'org/0a1b/*',
])('the subject %s is ours alone', (subject) => {
  expect(problemsOf(trusting(subject))).toEqual([]);
});

test.each([
  'repo:trips*',
  'repo:trip?/*',
  'repo:*',
  'repo:*/server',
  'repo:trips',
  'project_path:trips*',
  '*',
  '*:trips/*',
  'rep?:trips/*',
])('the subject %s, which others have too, is refused with its place', (subject) => {
  expect(problemsOf(trusting(subject))).toContainEqual(
    expect.objectContaining({
      path: 'config/company.ts → trustedOidcProviders[0].subjects[0]',
      found: `"${subject}", which subjects of others match, too`,
    }),
  );
});
