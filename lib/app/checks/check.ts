import type { AssemblyTemplate } from '../../assembly/assembly-templates';
import type { EverydayWork } from '../../assembly/proven/everyday-work';
import type { CountName } from '../../assembly/proven/counts';
import type { ProvenNames } from '../../assembly/proven/names';
import type { ProvenRows } from '../../assembly/proven/rows';
import type { ProvenSentence } from '../../assembly/proven/sentences';
import type { GrantedQuotas } from '../../assembly/proven/proofs-file';
import type { IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import type { WrittenGuardrail } from '../../choice/guardrail-of';

/** What a check says that it did, to be compared with what there was to do. */
export interface Ran {
  /** Files of the templates that it looked at. */
  readonly templates: readonly string[];
  /** What it tried, for example `{ rules: 180 }`. None of them may be zero. */
  readonly counts: Readonly<Partial<Record<CountName, number>>>;
  /** What it left out, a sentence each. Anything here is a failure. */
  readonly gaps: readonly string[];
  /** What there was nothing to try of, as a list that is empty, a few words each. @default nothing */
  readonly notAsked?: readonly string[];
  /** What of the definitions is tried nowhere, since it is placed nowhere. @default nothing */
  readonly notPlaced?: readonly string[];
  /** What is in force without what it rests on, a few words each. @default nothing */
  readonly weakened?: readonly string[];
  /** Which chains of alarms, logs and backups somebody breaks where no guardrail keeps them, a few words each. @default none */
  readonly open?: readonly string[];
  /** Of which of AWS's quotas 80 % or more are used, a few words each. @default of none */
  readonly nearlyFull?: readonly string[];
  /** Which statements are about a day that is to come, a few words each. @default none */
  readonly dated?: readonly string[];
  /** The counts once more by what they belong to. @default they belong to the whole */
  readonly subjects?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What of the definitions the company's own stands in for, with its reason, a line each. @default nothing */
  readonly replaced?: readonly string[];
  /** Who is an administrator by design, with the reason, a line each. @default nobody */
  readonly administrators?: readonly string[];
  /** Where everyday work works. @default it is about none */
  readonly everydayWork?: EverydayWork;
  /** Texts that are to stand in the assembly beside the templates, by their names. @default none */
  readonly files?: Readonly<Record<string, string>>;
  /** Where guardrails are written, for whoever asks about a statement. @default it is about none */
  readonly guardrails?: readonly WrittenGuardrail[];
  /** The company's own sentences, for whoever asks which of them held. @default it is about none */
  readonly sentences?: readonly ProvenSentence[];
  /** What the keys in them are called in the templates. @default it is about none */
  readonly names?: ProvenNames;
  /** What definitions claim, for whoever asks what they claimed before. @default it is about none */
  readonly rows?: ProvenRows;
  /** What AWS has granted the company, as its config says. @default it is about no quota */
  readonly quotas?: GrantedQuotas;
}

/** Under this key a violation's metadata lists, a line each, what fails in the same way. */
export const FAILS_ALIKE = 'fails alike';

/** Under this key its metadata says that it is about the landing zone as a whole: the construct that it names is an arbitrary one. */
export const OF_THE_WHOLE = 'of the whole';

/** Something that every synthesis must pass. It is known to have run only by what it reports. */
export interface Check {
  readonly name: string;
  /** Page that says what to do about its findings. @default - the findings say it */
  readonly page?: string;
  /** Runs before the plugins of all checks, for what is to work beside them. @default - nothing */
  readonly begin?: IPolicyValidationPlugin;
  readonly plugin: IPolicyValidationPlugin;
  /** Asked once the plugin has returned. */
  readonly ran: (templates: readonly AssemblyTemplate[]) => Ran;
  /**
   * What is wrong on purpose and it does not find, a few words each: what counts and does not look would find nothing there either.
   * Asked once the plugin has returned. Anything here is a failure.
   */
  readonly overlooks: () => readonly string[];
}
