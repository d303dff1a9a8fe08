import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floorRules } from './test/project/floor-rules.js';

export default defineConfig(
  globalIgnores(['cdk.out/', 'node_modules/', 'coverage/', 'test/emulator/aws_emulator/']),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-literal-enum-member': 'off',
      // A default beside a key that is always there: the config's are filled in once, in lib/model/complete.ts.
      '@typescript-eslint/no-useless-default-assignment': 'error',
    },
  },
  // A command loads what it needs when it runs; a relative `import()` would not find TypeScript files.
  {
    files: ['bin/*.ts', 'lib/cli/*.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  // A construct is used by being made: `new Thing(this, …)` is the CDK's way of saying it.
  { files: ['bin/**', 'lib/**'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  ...floorRules(),
);
