import type { Fault } from '../harness/emulator';
import type { Site } from '../harness/site';
import type { Run } from '../harness/step';

/** Where deploys are broken. */
export interface Broken {
  readonly run: Run;
  readonly site: Site;
}

/** A deploy that failed as it should. */
export interface Failed extends Broken {
  /** What the CLI said at last, on one line. */
  readonly said: string;
}

/** What each command said: what an `aws` command answers, what an `npm run` printed. */
export type Answers = ReadonlyMap<string, unknown>;

/** How the commands of the row are run, and what a person does besides. */
export interface WayOut {
  /** Before the commands. */
  readonly first?: (failed: Failed) => Promise<void>;
  /** Values for placeholders, by the placeholder as it is written, from what the commands before have said. */
  readonly values?: (failed: Failed, answers: Answers) => Promise<Readonly<Record<string, string>>>;
  /** Account that runs them. @default the management account */
  readonly as?: (failed: Failed) => Promise<string>;
  /** Starts of commands that this way does not take, each with the reason. */
  readonly leavesOut?: Readonly<Record<string, string>>;
  /** After the commands, before the next deploy. */
  readonly then?: (failed: Failed, answers: Answers) => Promise<void>;
}

/** A deploy that must fail, with the right words and in the right state. */
export interface Breakage {
  readonly what: string;
  /** Complaints of the error table in `docs/deploying.md`, each by its name: their words are what the CLI has to say. */
  readonly meets: readonly string[];
  /** What it says besides: cause and place. */
  readonly says?: readonly RegExp[] | ((broken: Broken) => Promise<readonly RegExp[]>);
  /** State of the stack afterwards. @default that of the chain */
  readonly status?: string;
  readonly fault?: Fault;
  /** What preflight says, so that `npm run deploy` starts nothing; `npx cdk deploy` then meets it. @default it lets the deploy start */
  readonly refused?: readonly RegExp[];
  /** What an account has already, as `npm run deploy` says before it starts anything; `npx cdk deploy` of `stacks` then meets it. */
  readonly taken?: RegExp;
  /** What of that is taken away before `npx cdk deploy`, which tells only what it meets first. */
  readonly mended?: (broken: Broken) => Promise<void>;
  /** Which stacks `npx cdk deploy` deploys. @default that of the chain */
  readonly stacks?: readonly string[];
  /** What deploys, where preflight lets it. @default `npm run deploy` */
  readonly by?: 'npx cdk deploy';
  /** Brings about what the deploy fails at. */
  readonly arrange?: (broken: Broken) => Promise<void>;
  /** What the row says to do. `with the next`: the next breakage comes of this one, and its way is the way out of both. */
  readonly wayOut?: WayOut | 'with the next';
  /** What else must be so afterwards. */
  readonly after?: (failed: Failed) => Promise<void>;
}

/** Breakages of one stack, one after the other, of which each deploy is the way out of the one before. */
export interface Chain {
  readonly stack: string;
  readonly stackName: string;
  readonly status: string;
  /** Of `npx cdk deploy`. */
  readonly options?: readonly string[];
  readonly breakages: readonly Breakage[];
  /** What else the deploy that completes needs. */
  readonly beforehand?: (broken: Broken) => Promise<void>;
  /** What must be so once the deploy is complete. */
  readonly complete?: (broken: Broken) => Promise<void>;
}
