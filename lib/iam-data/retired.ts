/** Service prefixes that the data still lists, or that old policies still name, and that authorize nothing any more. */
export const RETIRED_PREFIXES: Readonly<Record<string, string>> = {
  'aws-portal':
    'AWS replaced it in 2023 by finer ones: use account, billing, consolidatedbilling, freetier, invoicing, payments and tax',
  a4b: 'Alexa for Business ended in 2025',
  codestar: 'AWS CodeStar projects ended in 2024; connections live on as codeconnections',
  honeycode: 'Amazon Honeycode ended in 2024',
  macie: 'Macie Classic ended in 2022; use macie2',
  mobilehub: 'AWS Mobile Hub ended in 2021; use amplify',
  sumerian: 'Amazon Sumerian ended in 2023',
  worklink: 'Amazon WorkLink ended in 2022',
};
