import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import typescript from 'typescript-eslint'

const generated = [
  'build/',
  'dist/',
  'coverage/',
  'test-results/',
  'playwright-report/',
  '.svelte-check/',
]

/**
 * Rules that need types; for components scripts/components.eslint.mjs asks them.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const typedRules = {
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/restrict-template-expressions': [
    'error',
    { allowNumber: true, allowBoolean: true },
  ],
  // Codes read from a table are plain numbers, compared with the contract's numeric enums.
  '@typescript-eslint/no-unsafe-enum-comparison': 'off',
}

export default defineConfig(
  // assembly/ is AssemblyScript: its own compiler is its linter.
  globalIgnores(['assembly/', '**/*.as.ts', ...generated]),
  js.configs.recommended,
  ...typescript.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    rules: {
      ...typedRules,
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // The compiler knows every name.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      // Not the parser of components for *.svelte.ts: it would need a program of its own.
      parser: typescript.parser,
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['**/*.svelte'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: { 'require-await': 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
    },
  },
  { files: ['src/**', 'web/**'], rules: { 'no-console': 'error' } },
  {
    // Data, one long list each.
    files: ['src/{venues,scenarios,templates,examples,models}/**', 'test/golden/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Plain scripts are checked by the compiler through their comments.
    files: ['**/*.mjs', '**/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
)
