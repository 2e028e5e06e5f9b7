import { defineConfig } from 'oxlint'
import { fenceRules } from './scripts/fences/lint-plugin.ts'
import { pureGlobals, pureProperties } from './scripts/fences/purity.ts'

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y', 'vitest'],
  jsPlugins: ['./scripts/fences/lint-plugin.ts'],
  categories: { correctness: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['out/**', 'dist/**', 'scripts/runtime/default-app.mjs'],
  rules: {
    ...Object.fromEntries(fenceRules.map((name) => [`fences/${name}`, 'error' as const])),
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/only-throw-error': 'error',
    'typescript/consistent-type-imports': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-console': 'error',
    'no-empty': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 300 }],
    'react/rules-of-hooks': 'error',
    // The kit's inputs carry their own labels; a test with real accessibility checks judges them.
    'jsx-a11y/label-has-associated-control': 'off',
    'vitest/require-mock-type-parameters': 'off',
  },
  overrides: [
    {
      files: ['src-shared/**'],
      rules: {
        'no-restricted-globals': ['error', ...pureGlobals],
        'no-restricted-properties': ['error', ...pureProperties],
      },
    },
    {
      // What these write is their answer.
      files: ['src-main/command-line/**', 'scripts/**'],
      rules: { 'no-console': 'off' },
    },
  ],
})
