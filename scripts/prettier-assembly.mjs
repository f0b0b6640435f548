// Lets Prettier format AssemblyScript. Its one spelling that TypeScript's grammar refuses is a
// decorator on a function (`@inline` on a line of its own). Parsing a copy in which that line is a
// comment of equal length keeps every offset, and Prettier prints comments from the original text,
// so `@inline` comes out again unchanged.
import { parsers as plugin } from 'prettier/plugins/typescript'

const { typescript } = plugin
const decoratorLine = /^([ \t]*)@(\w)(\w*)(?=[ \t]*\r?$)/gm

/** @type {Record<string, import('prettier').Parser>} */
export const parsers = {
  assembly: {
    ...typescript,
    parse: (text, options) => typescript.parse(text.replace(decoratorLine, '$1//$3'), options),
  },
}
