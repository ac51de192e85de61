import tseslint from 'typescript-eslint'

const banned = [
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  {
    selector: 'CatchClause[param=null]',
    message: 'Name the error, and handle it or rethrow it with a cause.',
  },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take a Clock.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
]
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in src/config and src/main.ts only.',
}

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'examples',
      '**/*.mjs',
      '**/*.cjs',
      'eslint.config.js',
      'src/http/assets',
    ],
  },
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { project: './tsconfig.json' } } },
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      complexity: ['error', 10],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // a quarter of the time of all rules, for what is not here: enums are banned, classes are errors
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-syntax': ['error', ...banned, environment],
    },
  },
  {
    files: ['src/main.ts', 'src/config/**', 'vitest.config.ts', 'test/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': ['error', ...banned] },
  },
  { files: ['vitest.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
