import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PendingAssembly, TakenOverError } from '../../lib/app/pending-assembly';

const FILES = ['Shop.template.json', 'Shop.assets.json', 'proofs.json', 'manifest.json'];

/** One synthesis of two, step by step, as far as it gets. */
class Run {
  public ended: 'not yet' | 'published' | 'taken over' = 'not yet';
  private assembly: PendingAssembly | undefined;
  private readonly steps: readonly (() => void)[];

  public constructor(
    public readonly name: string,
    private readonly target: string,
  ) {
    this.steps = [
      () => (this.assembly = new PendingAssembly(this.target)),
      () => { for (const file of FILES) this.write(file); },
      () => { this.assembly?.publish(); },
      () => { this.assembly?.assertInPlace(); },
    ]; // prettier-ignore
  }

  public step(at: number): void {
    if (this.ended !== 'not yet') return;
    try {
      this.steps[at]?.();
      if (at === this.steps.length - 1) this.ended = 'published';
    } catch (error) {
      // What is written into a folder that is gone fails as the CDK would.
      if (!(error instanceof TakenOverError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.ended = 'taken over';
      this.assembly?.abandon();
    }
  }

  private write(file: string): void {
    writeFileSync(join(this.assembly?.folder ?? '', file), this.name);
  }
}

const STEPS = 4;

/** Every order in which two runs may take their steps, as a list of whose turn it is. */
function orders(first: number, second: number): readonly (readonly (0 | 1)[])[] {
  if (first + second === 0) return [[]];
  return [
    ...(first > 0 ? orders(first - 1, second).map((rest) => [0 as const, ...rest]) : []),
    ...(second > 0 ? orders(first, second - 1).map((rest) => [1 as const, ...rest]) : []),
  ];
}

test('of two syntheses into one folder none leaves a mixed assembly, in whatever order they take their steps', () => {
  const outcomes = new Set<string>();
  for (const order of orders(STEPS, STEPS)) {
    const target = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
    const runs = [new Run('one', target), new Run('other', target)] as const;
    const done = [-1, -1];
    for (const turn of order) runs[turn].step((done[turn] = (done[turn] ?? -1) + 1));
    const names = readdirSync(target).filter((name) => FILES.includes(name));
    const owners = new Set(names.map((name) => readFileSync(join(target, name), 'utf8')));
    const published = runs.filter(({ ended }) => ended === 'published');
    const last = readdirSync(target).includes('manifest.json') ? [...owners].join() : 'nobody';
    expect([order.join(''), owners.size]).toEqual([order.join(''), 1]);
    expect(published.map(({ name }) => name)).toContain(last);
    expect(readdirSync(target).filter((name) => name.startsWith('.pending'))).toEqual([]);
    outcomes.add(published.map(({ name }) => name).join());
  }
  expect([...outcomes].sort()).toEqual(['one', 'one,other', 'other']);
});

describe('what an earlier run or somebody else left in the folder', () => {
  const published = (left: string): (() => void) => {
    const target = mkdtempSync(join(tmpdir(), 'landing-zone-pending-'));
    mkdirSync(join(target, left));
    writeFileSync(join(target, left, 'index.js'), 'old');
    const assembly = new PendingAssembly(target);
    for (const file of FILES) writeFileSync(join(assembly.folder, file), 'new');
    return () => {
      assembly.publish();
      expect(readdirSync(target).sort()).toEqual([...FILES].sort());
    };
  };

  test('goes where the CDK had made it: an asset of a handler that is another now', () => {
    expect(published(`asset.${'c7f1'.repeat(16)}`)).not.toThrow();
  });

  test('stays where it is not of an assembly, and ends the run: nobody has proven it', () => {
    expect(published('notes')).toThrow(/notes lies where the assembly belongs, and is none of its files\. Remove it/);
  });
});
