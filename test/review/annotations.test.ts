import type { Finding, Severity } from '../../lib/review/model';
import { asAnnotations } from '../../lib/review/render/annotations';

const finding = (severity: Severity, more: Partial<Finding> = {}): Finding => ({
  rule: 'access-gained',
  severity,
  who: [],
  where: ['dev'],
  what: 'developers can do more',
  details: [],
  file: 'config/access.ts',
  line: 17,
  ...more,
});

const times = (count: number, one: Finding): readonly Finding[] => Array.from({ length: count }, () => one);

const annotated = (...findings: readonly Finding[]): string => asAnnotations({ findings, questions: 0, approvers: [] });

test.each<[severity: Severity, command: string]>([
  ['critical', '::error '],
  ['high', '::warning '],
  ['medium', '::warning '],
  ['low', '::notice '],
])('%s is a command of GitHub', (severity, command) => {
  expect(annotated(finding(severity))).toBe(
    `${command}file=config/access.ts,line=17,title=landing zone review%3A ${severity}::developers can do more (dev)\n`,
  );
});

test('what has no line, or no consequence, is in the report alone', () => {
  const { line, ...noLine } = finding('critical');
  expect(line).toBe(17);
  expect(annotated(finding('info'), noLine)).toBe('');
});

test('no name begins a command of its own, or ends the place of one', () => {
  const text = annotated(
    finding('high', {
      what: 'a\n::error ::b\r::c 100%',
      where: ['x\n::set-output name=y::z'],
      file: 'config/a,b:c.ts',
    }),
  );
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('file=config/a%2Cb%3Ac.ts,line=17');
  expect(text).toContain('100%25');
});

test('GitHub shows ten of a level, and those are the most severe', () => {
  const many = [...times(8, finding('high')), ...times(8, finding('medium')), finding('low')];
  expect(annotated(...many).match(/::warning/g)).toHaveLength(10);
  expect(annotated(...many)).toContain('::notice');
});
