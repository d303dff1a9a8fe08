import { organizationGraph } from '../assembly';
import { grantedQuotasOf } from '../assembly/proven/proofs-file';
import type { QuotaUsage } from '../ask/quota-usage';
import { fullest, isNearlyFull, quotaUsages } from '../ask/quotas';
import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import type { AccessOptions } from './options-of/access';
import { formatOf } from './access-format';
import { askedAssembly } from './asked-assembly';
import { ExitCode } from './command';
import type { Options } from './options';

/** `npm run access -- --quotas`: 1 where something takes more than AWS allows. */
export function answerQuotas(options: Options<AccessOptions>, streams: Streams): ExitCode {
  const format = formatOf(options);
  if (format !== 'json' && format !== 'markdown') {
    throw new WrongQuestionError([`--format ${format}: not with --quotas. Expected markdown or json.`]);
  }
  const assembly = askedAssembly(options, streams);
  const usages = quotaUsages(assembly, organizationGraph(assembly), grantedQuotasOf(assembly.folder));
  streams.stdout.write(format === 'json' ? `${JSON.stringify(usages, undefined, 2)}\n` : tableOf(fullest(usages)));
  return usages.some(({ used, allowed }) => used > allowed) ? ExitCode.NO : ExitCode.OK;
}

function tableOf(usages: readonly QuotaUsage[]): string {
  const rows = usages.map((usage) => {
    const { quota, where, used, allowed } = usage;
    const numbers = [used, allowed].map((number) => number.toLocaleString('en-US'));
    return `| ${[quota, where, ...numbers, `${Math.floor((used / allowed) * 100)} %${noteOf(usage)}`].join(' | ')} |`;
  });
  const head = ['| Quota | Where | Used | Allowed | Share |', '| --- | --- | ---: | ---: | --- |'];
  return `${[...head, ...rows].join('\n')}\n\n${FOOT}\n`;
}

function noteOf(usage: QuotaUsage): string {
  if (usage.used > usage.allowed) return ', **too many**';
  return isNearlyFull(usage) ? ', **nearly full**' : '';
}

const FOOT =
  'Of each quota the fullest place, and every place of 80 % or more. What to write when one is full: docs/scale.md, docs/limits.md.';
