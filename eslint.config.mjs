import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports that a layer must not have: what is checked is what deploys, so nothing below `bin/` reads the config. */
const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});
const noConfig = {
  group: ['**/config', '**/config/*', '!**/lib/**'],
  message: 'Only bin/ and test/ import config/: everything else is handed the model or reads the assembly.',
};
const noCdk = {
  group: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag', '**/constructs/*', '**/stacks/*'],
  message: 'This layer is plain data and logic: it must not need the CDK.',
};
const noNode = {
  group: ['node:*', 'fs', 'fs/*', 'path', 'child_process'],
  message: 'The policy engine has no file system.',
};

export default defineConfig(
  globalIgnores(['cdk.out/', 'node_modules/', 'coverage/', 'test/emulator/aws_emulator/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-literal-enum-member': 'off',
    },
  },
  // A command loads what it needs when it runs; a relative `import()` would not find TypeScript files.
  {
    files: ['bin/*.ts', 'lib/commands/*.ts', 'lib/*/command.ts', 'lib/compliance/aws-config.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  // A construct is used by being made: `new Thing(this, …)` is the CDK's way of saying it.
  { files: ['bin/**', 'lib/**'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  { files: ['lib/**/*.ts'], rules: forbid(noConfig) },
  {
    files: [
      'lib/model/**/*.ts',
      'lib/guardrails/**/*.ts',
      'lib/permission-sets/**/*.ts',
      'lib/service-roles/**/*.ts',
      'lib/assembly/**/*.ts',
      'lib/review/**/*.ts',
    ],
    rules: forbid(noConfig, noCdk),
  },
  { files: ['lib/policy/**/*.ts'], rules: forbid(noConfig, noCdk, noNode) },
);
