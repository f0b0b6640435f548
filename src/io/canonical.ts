// Canonical JSON: the keys of every object stand in the order of the format's own schema, so equal
// documents are equal texts, however they came about.
import { documentSchema, type Document } from '../document/document'

/** What this needs to know of a schema. */
interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly item?: Shape
  readonly value?: Shape
  readonly wrapped?: Shape
  /** Of a variant: its members and the key that tells them apart. */
  readonly options?: readonly Shape[]
  readonly key?: string
  readonly literal?: unknown
}

type Properties = Readonly<Record<string, unknown>>

function variantOf(shape: Shape, value: Properties): Shape | undefined {
  const key = shape.key ?? ''
  return shape.options?.find((option) => option.entries?.[key]?.literal === value[key])
}

/** The keys of an object in canonical order, with the shape of each. */
function members(shape: Shape | undefined, value: Properties): [string, Shape | undefined][] {
  if (shape?.type === 'variant') return members(variantOf(shape, value), value)
  const { entries } = shape ?? {}
  if (entries === undefined) return Object.keys(value).map((key) => [key, shape?.value])
  return Object.entries(entries).filter(([key]) => key in value)
}

function list(parts: readonly string[], brackets: '[]' | '{}', indent: string): string {
  if (parts.length === 0) return brackets
  const inner = `\n${indent}  `
  return `${brackets.charAt(0)}${inner}${parts.join(`,${inner}`)}\n${indent}${brackets.charAt(1)}`
}

function encode(value: unknown, shape: Shape | undefined, indent: string): string {
  if (shape?.wrapped !== undefined) return encode(value, shape.wrapped, indent)
  if (Array.isArray(value))
    return list(
      value.map((item) => encode(item, shape?.item, `${indent}  `)),
      '[]',
      indent,
    )
  if (typeof value === 'object' && value !== null) {
    const parts = members(shape, value as Properties).map(
      ([key, inner]) =>
        `${JSON.stringify(key)}: ${encode((value as Properties)[key], inner, `${indent}  `)}`,
    )
    return list(parts, '{}', indent)
  }
  // JSON has a negative zero, but JSON.stringify does not write it.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}

/** A document in canonical JSON, with a line end at its end. */
export const canonicalDocument = (document: Document): string =>
  `${encode(document, documentSchema as unknown as Shape, '')}\n`
