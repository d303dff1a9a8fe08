import { placesOf } from './violations';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { firstLine } from '../../base/first-line';
import { asSevereAsAws } from './as-severe-as-aws';
import type { PolicyValidationPluginReport, PolicyValidationStack, PolicyViolation } from 'aws-cdk-lib/core';

/** How far the thread is; it counts up. */
const State = { WAITED_FOR: 0, STARTED: 1, ANSWERED: 2, DIED: 3 } as const;

/** What the thread that watches over it is given. */
export interface Watched {
  readonly script: string;
  readonly task: ValidationTask;
  /** For the reason of an end without an answer. */
  readonly told: MessagePort;
}

/** What the thread is given. */
export interface ValidationTask {
  readonly templates: readonly PolicyValidationStack[];
  /** For the answer. */
  readonly port: MessagePort;
  /** How far the thread is: 1 once it has started, 2 once the answer is sent, 3 if it ended without. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

export interface ValidationResult {
  readonly report: PolicyValidationPluginReport;
  /** Paths of the templates that were validated. */
  readonly validated: readonly string[];
  /** Of the validator. */
  readonly version: string;
  readonly ruleIds: readonly string[];
}

/** What the thread answers. */
export type ValidationAnswer = ValidationResult | { readonly failed: string };

export interface ValidationThreadProps {
  /** The script that the thread runs. @default the one that validates */
  readonly script?: string;
  /** Milliseconds for it to start. @default far beyond what it takes, even on a busy machine */
  readonly startPatience?: number;
  /** Milliseconds for it to answer once it has started. @default far beyond what thousands of templates take */
  readonly patience?: number;
}

/** A template in which there is an error to find: whoever finds none has not looked. */
const CANARY = join(__dirname, 'canary.template.json');

/** It, as the validation takes templates. */
export const WRONG_TEMPLATE: PolicyValidationStack = {
  stackConstructPath: 'Canary',
  templatePath: CANARY,
  accountId: undefined,
  region: undefined,
};

/** The CDK's template validation, at work beside the thread that waits for it. */
export class ValidationThread {
  private readonly state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly port: MessagePort;
  private readonly told: MessagePort;

  public constructor(
    private readonly templates: readonly PolicyValidationStack[],
    private readonly props: ValidationThreadProps = {},
  ) {
    const [answer, end] = [new MessageChannel(), new MessageChannel()];
    this.port = answer.port1;
    this.told = end.port1;
    const task = {
      templates: [...templates, WRONG_TEMPLATE],
      port: answer.port2,
      state: this.state,
    } satisfies ValidationTask;
    const script = props.script ?? join(__dirname, 'validation-worker.js');
    const thread = new Worker(join(__dirname, 'validation-watch.js'), {
      workerData: { script, task, told: end.port2 } satisfies Watched,
      transferList: [task.port, end.port2],
      // Without ts-node, which takes longer to start than the worker takes to load what it needs.
      execArgv: [],
    });
    // That it did not start is told by `result`; without a listener it would end the process with a stack trace.
    thread.on('error', () => undefined);
    thread.unref();
  }

  /**
   * Blocks until the answer is there, since a validation plugin cannot wait otherwise.
   *
   * @throws if there is none, or one that is not about every template
   */
  public result(): ValidationResult {
    const { startPatience = 60_000, patience = 180_000 } = this.props;
    this.wait(State.WAITED_FOR, startPatience, 'its thread did not start');
    this.wait(State.STARTED, patience, 'its thread did not answer');
    const received: { readonly message: ValidationAnswer } | undefined = receiveMessageOnPort(this.port);
    if (received === undefined) throw new Error(`its thread ended without an answer${this.reason()}`);
    if ('failed' in received.message) throw new Error(received.message.failed);
    return this.checked(received.message);
  }

  private reason(): string {
    const told: { readonly message: string } | undefined = receiveMessageOnPort(this.told);
    return told === undefined ? '' : `: ${firstLine(told.message)}`;
  }

  private wait(state: number, patience: number, otherwise: string): void {
    if (Atomics.wait(this.state, 0, state, patience) === 'timed-out') {
      throw new Error(`${otherwise} within ${patience / 1000} seconds`);
    }
  }

  private checked({ report, validated: answered, ...validator }: ValidationResult): ValidationResult {
    const validated = this.templates.map(({ templatePath }) => templatePath);
    const left = validated.filter((path) => !answered.includes(path));
    if (left.length > 0) {
      throw new Error(`its thread answered for ${validated.length - left.length} of ${validated.length} templates`);
    }
    const violations = report.violations.flatMap(withoutCanary).map(asSevereAsAws);
    if (placesOf(violations) === placesOf(report.violations)) {
      throw new Error('it found nothing in a template that is wrong on purpose');
    }
    const success = !violations.some(({ severity }) => severity === 'error' || severity === 'fatal');
    return { ...validator, validated, report: { ...report, success, violations } };
  }
}

function withoutCanary(violation: PolicyViolation): readonly PolicyViolation[] {
  const violatingResources = violation.violatingResources.filter(({ templatePath }) => templatePath !== CANARY);
  if (violatingResources.length === 0 && violation.violatingResources.length > 0) return [];
  return [{ ...violation, violatingResources }];
}
