/**
 * What an opt-out policy for AI services can name; `default` stands for all of them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html
 */
export const AI_SERVICES: readonly string[] = [
  'default',
  'aidevops',
  'aiops',
  'awssupplychain',
  'chimesdkvoiceanalytics',
  'cloudwatch',
  'codeguruprofiler',
  'codewhisperer',
  'comprehend',
  'connectamd',
  'connectoptimization',
  'contactlens',
  'datazone',
  'dms',
  'entityresolution',
  'frauddetector',
  'glue',
  'guardduty',
  'lex',
  'polly',
  'q',
  'quicksightq',
  'rekognition',
  'securitylake',
  'textract',
  'transcribe',
  'translate',
];
