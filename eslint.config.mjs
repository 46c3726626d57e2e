import tseslint from 'typescript-eslint';
import everyAwait from './tools/lint/every-await.cjs';
import failpointPath from './tools/lint/failpoint-path.cjs';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.ledgerbridge/**', '.cache/**', 'coverage/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Ports and strategies return promises whether or not this implementation has something to wait for.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 15, variant: 'modified' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/testing/**', 'bench/**'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      '@typescript-eslint/unbound-method': 'off',
      // Jest's asymmetric matchers are `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['tools/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: failpointPath.CHECKED,
    ignores: [...failpointPath.EXEMPT.map(({ files }) => files), ...failpointPath.OPEN],
    plugins: { failpoints: { rules: { 'every-await': everyAwait } } },
    rules: { 'failpoints/every-await': 'error' },
  },
);
