import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';

/** What the thread is given when it starts. */
export interface Task {
  /** Templates come in, the answer goes out. */
  readonly port: MessagePort;
  /** Becomes 1 once the answer is sent. */
  readonly done: Int32Array<SharedArrayBuffer>;
}
export type Templates = IPolicyValidationContext['stackTemplates'];
type Answer =
  | { readonly report: PolicyValidationPluginReport; readonly version: string; readonly ruleIds: string[] }
  | { readonly failed: string };

/** Far beyond what it takes: only a thread that died without a word is not done by then. */
const PATIENCE_MILLISECONDS = 180_000;

/**
 * The CDK's own template validation, on the templates of StackSets too: they are no artifacts of the assembly, so it would
 * not see them, and they are what runs in every account.
 *
 * It is a third of a synthesis, so it runs in a thread beside the other checks: `begin` is to be registered before them,
 * the plugin itself after them.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  /** Hands the templates over, and finds nothing itself. */
  public readonly begin: IPolicyValidationPlugin = {
    name: `${CloudFormationValidatePlugin.PLUGIN_NAME} (begins)`,
    validate: (context) => {
      this.handOver(context);
      return { success: true, violations: [] };
    },
  };

  private readonly done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly port: MessagePort;
  private readonly thread: Worker;
  private handedOver = false;
  private answer: Exclude<Answer, { failed: string }> | undefined;

  public constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    // Started now, so that it has loaded the validator by the time that there are templates.
    this.thread = new Worker(join(__dirname, 'template-validation-worker.js'), {
      workerData: { port: port2, done: this.done } satisfies Task,
      transferList: [port2],
      execArgv: [],
    });
    this.thread.unref();
    this.port.unref();
  }

  public override get version(): string {
    return this.answered().version;
  }

  public override get ruleIds(): string[] {
    return this.answered().ruleIds;
  }

  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    if (!this.handedOver) this.handOver(context);
    return this.answered().report;
  }

  private handOver({ stackTemplates, templatePaths, appConstruct }: IPolicyValidationContext): void {
    const folder = templatePaths[0]?.replace(/[^/\\]+$/, '') ?? '.';
    const inner = appConstruct.node
      .findAll()
      .filter((construct) => StackSetTemplate.isStackSetTemplate(construct))
      .map((stack) => ({
        stackConstructPath: stack.node.path,
        templatePath: join(folder, stack.templateFile),
        accountId: undefined,
        region: undefined,
      }));
    this.handedOver = true;
    this.port.postMessage([...stackTemplates, ...inner] satisfies Templates);
  }

  private answered(): Exclude<Answer, { failed: string }> {
    if (this.answer !== undefined) return this.answer;
    if (!this.handedOver) throw new Error('the template validation was asked before it was given templates');
    Atomics.wait(this.done, 0, 0, PATIENCE_MILLISECONDS);
    const received: { readonly message: Answer } | undefined = receiveMessageOnPort(this.port);
    const answer = received?.message;
    if (answer === undefined) throw new Error('the template validation ended without an answer');
    if ('failed' in answer) throw new Error(`the template validation failed: ${answer.failed}`);
    this.answer = answer;
    return answer;
  }
}
