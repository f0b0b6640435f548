// The document format as JSON Schema, made from the schema that the product parses with. Used when
// docs/document.schema.json is written and checked; not part of the page.
import { toJsonSchema } from '@valibot/to-json-schema'
import { documentSchema } from '../document/document'

/** The JSON Schema of a document as it is saved, as JSON text with two spaces. */
export function documentJsonSchema(): string {
  const { $schema, ...rest } = toJsonSchema(documentSchema, {
    typeMode: 'input',
    // Rules that JSON Schema cannot say stand in docs/format.md.
    ignoreActions: ['check', 'finite', 'transform'],
    // Its patterns are read as Unicode anyway, so the flag needs no place.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex' &&
      'requirement' in valibotAction &&
      valibotAction.requirement instanceof RegExp
        ? { ...jsonSchema, pattern: valibotAction.requirement.source }
        : undefined,
  })
  const title = { title: 'Netgreek document', description: 'The format is explained in format.md.' }
  return `${JSON.stringify({ $schema, ...title, ...rest }, null, 2)}\n`
}
