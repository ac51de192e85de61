// A plugin of oxlint: what CONTRIBUTING bans and no rule of the linter knows. Plain JavaScript, as the linter loads it.
const IN_ONE_PLACE = 'Read the environment in src/config and src/main.ts only.'

const isMember = ({ object, property }, owner, name) =>
  object.type === 'Identifier' && object.name === owner && property.name === name

/** One rule for each, so that a file can be let off one of them; `find` says whether a node of `type` is banned. */
const rule = (type, message, find = () => true) => ({
  create: (context) => ({
    [type](node) {
      if (find(node)) context.report({ node, message })
    },
  }),
})

export default {
  meta: { name: 'banned' },
  rules: {
    'default-export': rule('ExportDefaultDeclaration', 'Use a named export.'),
    'nameless-catch': rule(
      'CatchClause',
      'Name the error, and handle it or rethrow it with a cause.',
      ({ param }) => param === null,
    ),
    'own-clock': rule('MemberExpression', 'Take a Clock.', (node) => isMember(node, 'Date', 'now')),
    enum: rule('TSEnumDeclaration', 'Use a union of literals.'),
    environment: rule('MemberExpression', IN_ONE_PLACE, (node) => isMember(node, 'process', 'env')),
  },
}
