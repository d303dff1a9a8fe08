import { isDenialIn } from '../../lib/review/compare/replaced';

const denial = (action: string, context: object): string => `denies ${action}: ${JSON.stringify({ context })}`;
const requested = (...regions: readonly string[]): object => ({ 'aws:RequestedRegion': regions });

/* A Region is approved: what was denied in it is no longer, and nothing is lost where the same is denied in another one. */
test.each<readonly [string, readonly string[], boolean]>([
  ['denied in another Region', [denial('sqs:SendMessage', requested('eu-west-3'))], true],
  ['something else is', [denial('sns:Publish', requested('eu-west-3'))], false],
  ['denied in a Region that is approved, too', [denial('sqs:SendMessage', requested('eu-north-1'))], false],
  ['denied for a reason that is no Region', [denial('sqs:SendMessage', { 'aws:SecureTransport': 'false' })], false],
  ['denied without more', ['denies sqs:SendMessage: {}'], false],
  ['claimed to be allowed', ['allows sqs:SendMessage: {"context":{"aws:RequestedRegion":"eu-west-3"}}'], false],
  ['nothing is claimed', [], false],
])('of what is denied in a Region and no longer, while it is %s', (_what, stay, isLikeIt) => {
  const approved = ['eu-central-1', 'eu-north-1'];
  expect(isDenialIn(denial('sqs:SendMessage', requested('eu-central-1')), approved, stay)).toBe(isLikeIt);
});

test('a denial that names no Region is none in one', () => {
  const line = denial('sqs:SendMessage', { 'aws:SourceArn': 'arn:aws:sns:eu-central-1:111111111111:trips' });
  const stay = [denial('sqs:SendMessage', requested('eu-west-3'))];
  expect(isDenialIn(line, ['eu-central-1'], stay)).toBe(false);
});
