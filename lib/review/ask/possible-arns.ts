/*
 * ARNs that somebody may have seen: the shortest text that matches patterns is often none, such as `arn:aws:iam:::role/x/:role/y`. What
 * is asked about has to tell statements apart; what is shown has to be possible besides.
 */

export const VARIABLE = /\$\{[^}]*\}/g;
const SPECIAL = /[\\^$.*+?()[\]|]/g;

/** Of a resource type's formats, such as `arn:${Partition}:s3:::${BucketName}`. */
export function possibleArns(formats: readonly string[]): (arn: string) => boolean {
  const forms = formats.filter((format) => format !== '*').map(formOf);
  return (arn) => arn === '*' || (isPossibleArn(arn) && forms.some((form) => form.test(arn)));
}

function formOf(format: string): RegExp {
  const parts = format
    .replaceAll(VARIABLE, '\u0000')
    .replaceAll(SPECIAL, String.raw`\$&`)
    .split(':');
  const own = parts.map((part, index) => (index === 1 ? 'aws[a-z-]*' : part.replaceAll('\u0000', '[^:]+')));
  return new RegExp(`^${own.join(':')}$`);
}

/** Whether a text has the form of an ARN, with nothing empty in it that cannot be. */
export function isPossibleArn(text: string): boolean {
  const [arn, partition = '', service = '', , account = '', ...rest] = text.split(':');
  const name = rest.join(':');
  const isWhole = arn === 'arn' && partition.startsWith('aws') && service !== '' && name !== '';
  if (!isWhole || /::|\/\/|\/:|[/:]$/.test(name)) return false;
  return service !== 'iam' || (account !== '' && (name === 'root' || /^[a-z-]+\/[^:]+$/.test(name)));
}
