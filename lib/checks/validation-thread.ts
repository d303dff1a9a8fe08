import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { PolicyValidationPluginReport, PolicyValidationStack } from 'aws-cdk-lib/core';

/** What the thread is given. */
export interface ValidationTask {
  readonly templates: readonly PolicyValidationStack[];
  /** For the answer. */
  readonly port: MessagePort;
  /** Becomes 1 once the answer is sent. */
  readonly done: Int32Array<SharedArrayBuffer>;
}

export interface ValidationResult {
  readonly report: PolicyValidationPluginReport;
  /** Of the validator. */
  readonly version: string;
  readonly ruleIds: readonly string[];
}

/** What the thread answers. */
export type ValidationAnswer = ValidationResult | { readonly failed: string };

/** Far beyond what it takes: only a thread that died without a word is not done by then. */
const PATIENCE_MILLISECONDS = 180_000;

/** The CDK's template validation, at work beside the thread that waits for it. */
export class ValidationThread {
  private readonly done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly port: MessagePort;

  public constructor(templates: readonly PolicyValidationStack[]) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const thread = new Worker(join(__dirname, 'validation-worker.js'), {
      workerData: { templates, port: port2, done: this.done } satisfies ValidationTask,
      transferList: [port2],
      // Without ts-node, which takes longer to start than the worker takes to load what it needs.
      execArgv: [],
    });
    thread.unref();
  }

  /** Blocks until the answer is there, since a validation plugin cannot wait otherwise. */
  public result(): ValidationResult {
    Atomics.wait(this.done, 0, 0, PATIENCE_MILLISECONDS);
    const received: { readonly message: ValidationAnswer } | undefined = receiveMessageOnPort(this.port);
    if (received === undefined) throw new Error('The template validation ended without an answer.');
    if ('failed' in received.message) throw new Error(`The template validation failed: ${received.message.failed}`);
    return received.message;
  }
}
