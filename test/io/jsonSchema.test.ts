// docs/document.schema.json is made from the code: `UPDATE=1 npx vitest run test/io/jsonSchema.test.ts`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { documentJsonSchema } from '../../src/io/jsonSchema'

const path = resolve(import.meta.dirname, '../../docs/document.schema.json')

test('the JSON Schema in docs is the one that the code makes', async () => {
  const made = await format(documentJsonSchema(), { parser: 'json', printWidth: 100 })
  if (process.env.UPDATE === '1') writeFileSync(path, made)
  expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(made)
})
