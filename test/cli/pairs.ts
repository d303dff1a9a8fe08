/*
 * An option that is given and changes nothing looks as though it had been heard. Each has to change the answer of its command, alone
 * and beside each other one, or be refused.
 */

export type Given = Readonly<Record<string, string | true>>;

export interface Answered {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What else somebody sees of a call: files, what was started. @default nothing */
  readonly besides?: unknown;
}

/** One way to call a command. */
export interface Pairs {
  /** Every option that it takes. */
  readonly options: readonly string[];
  readonly answer: (argv: readonly string[]) => Promise<Answered>;
  /** A sound call. */
  readonly sound: Given;
  /** Values that change its answer. */
  readonly changes: Given;
  /** What is heard and makes no difference, with the reason. @default nothing */
  readonly same?: Readonly<Record<string, string>>;
}

/** Declares the tests of one way to call a command. */
export function testPairs({ options, answer, sound, changes, same = {} }: Pairs): void {
  const ask = async (given: Given): Promise<Answered> => answer(argvOf({ ...sound, ...given }));

  test('no option is left out here, and the sound call is answered', async () => {
    const given = new Set([...Object.keys(sound), ...Object.keys(changes)]);
    expect([...given].sort()).toEqual([...options].sort());
    expect(await ask({})).not.toMatchObject({ exitCode: 2 });
  });

  test('every option, and every two of them, change the answer or are refused', async () => {
    const ignored: string[] = [];
    const nothing = JSON.stringify(await ask({}));
    const alone = new Map<string, string>();
    const entries = Object.entries(changes);
    for (const [name, value] of entries) {
      const one = JSON.stringify(await ask({ [name]: value }));
      alone.set(name, one);
      if (one === nothing) ignored.push(`--${name}`);
    }
    for (const [index, [name, value]] of entries.entries()) {
      for (const [otherName, otherValue] of entries.slice(index + 1)) {
        const both = await ask({ [name]: value, [otherName]: otherValue });
        if (isRefused(both)) continue;
        const text = JSON.stringify(both);
        if (text === alone.get(name)) ignored.push(`--${otherName} beside --${name}`);
        if (text === alone.get(otherName)) ignored.push(`--${name} beside --${otherName}`);
      }
    }
    expect(ignored).toEqual(Object.keys(same));
  }, 900_000);
}

function argvOf(given: Given): readonly string[] {
  return Object.entries(given).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));
}

/** In a line for each thing that is wrong, which begins with the option. */
function isRefused({ exitCode, stdout, stderr }: Answered): boolean {
  return exitCode === 2 && stdout === '' && /^(?:Warning: [^\n]+\n)?(?:--[a-z-]+[: ][^\n]+\n)+$/.test(stderr);
}
