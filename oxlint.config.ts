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
    // Longer is a sign that a second room wants to be made.
    'max-lines': ['error', { max: 300 }],
    'react/rules-of-hooks': 'error',
    // The kit's inputs carry their own labels; a test with real accessibility checks judges them.
    'jsx-a11y/label-has-associated-control': 'off',
    // At a counter the keyboard comes first: a panel that opens takes the focus on purpose.
    'jsx-a11y/no-autofocus': 'off',
    // Tables with a roving focus and boxes with suggestions are built from roles; no tag is either.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'jsx-a11y/no-noninteractive-element-interactions': 'off',
    // Speaks to the React compiler, which is not used.
    'react/incompatible-library': 'off',
    // Taking a text apart by code points is what is meant wherever it is done here.
    'typescript/no-misused-spread': 'off',
    // Stores and the translation function are objects of plain functions; nothing here needs `this`.
    'typescript/unbound-method': 'off',
    'vitest/require-mock-type-parameters': 'off',
    // The second argument says what was expected in words.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // A proof over many outcomes judges each by its own kind.
    'vitest/no-conditional-expect': 'off',
    // That it refuses at all is often the whole claim.
    'vitest/require-to-throw-message': 'off',
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
      // A table of cases may be longer than what it tests.
      files: ['tests/**'],
      rules: { 'max-lines': ['error', { max: 450 }] },
    },
    {
      // What these write is their answer.
      files: ['src-main/command-line/**', 'scripts/**'],
      rules: { 'no-console': 'off' },
    },
  ],
})
