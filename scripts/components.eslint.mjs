// The rules that need types, for components. svelte-check leaves each component as TypeScript in
// .svelte-check/; there one program holds them all, while reading a component as it stands makes
// the whole program anew. Run by types.mjs.
import { defineConfig } from 'eslint/config'
import { join } from 'node:path'
import typescript from 'typescript-eslint'
import { typedRules } from '../eslint.config.js'

const written = join(import.meta.dirname, '../.svelte-check')

/** @type {import('eslint').Rule.RuleModule} A property that a component declares and never takes. */
const noUnusedProps = {
  meta: { type: 'problem', messages: { unused: '{{name}} is declared and never taken' } },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices
    const checker = program.getTypeChecker()
    /** @param {import('typescript').Symbol} property */
    const isOwn = ({ declarations = [] }) =>
      declarations.some((at) => at.getSourceFile().fileName.endsWith(context.filename))
    return {
      /** @param {any} node */
      'VariableDeclarator[id.type="ObjectPattern"][init.callee.name="$props"]'(node) {
        if (node.id.properties.some(isRest)) return
        const taken = new Set(node.id.properties.map(nameOf))
        const { type } = esTreeNodeToTSNodeMap.get(node)
        if (type === undefined) return
        for (const property of checker.getTypeFromTypeNode(type).getProperties())
          if (isOwn(property) && !taken.has(property.name))
            context.report({ node, messageId: 'unused', data: { name: property.name } })
      },
    }
  },
}

/** @param {import('estree').Property | import('estree').RestElement} part */
const isRest = (part) => part.type === 'RestElement'

/** @param {{ key: { name?: string, value?: unknown } }} part */
const nameOf = ({ key }) => key.name ?? key.value

export default defineConfig({
  files: ['**/++*.svelte.ts'],
  extends: [typescript.configs.recommendedTypeCheckedOnly],
  plugins: { components: { rules: { 'no-unused-props': noUnusedProps } } },
  languageOptions: {
    parser: typescript.parser,
    parserOptions: { project: join(written, 'tsconfig.json') },
  },
  linterOptions: { noInlineConfig: true },
  rules: {
    ...typedRules,
    'components/no-unused-props': 'error',
    // What svelte-check writes for the markup has these by its nature.
    'prefer-const': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/require-await': 'off',
  },
})
