// The rules of the house: who may import whom, what may be named where, how long a file is.
import { describe, expect, it } from 'vitest'
import { ALLOWED, code, edgesOf, files, filesUnder, placeOf, text } from './support/sources'

const sources = filesUnder('src')

/** Files, with the line that breaks a rule. */
const breaking = (among: readonly string[], rule: RegExp): string[] =>
  among.flatMap((file) =>
    code(file)
      .split('\n')
      .filter((line) => rule.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )

const isIn =
  (...places: readonly string[]) =>
  (file: string) =>
    places.some((place) => file.startsWith(place))

describe('imports', () => {
  it('go only where the table allows', () => {
    const wrong = files
      .flatMap(edgesOf)
      .filter(({ from, to }) => from !== to && !(ALLOWED[from] ?? []).includes(to))
      .map(({ file, to }) => `${file} imports ${to}`)
    expect(wrong).toEqual([])
  })

  it('have every place in the table, and no place that is gone', () => {
    const reached = files.flatMap(edgesOf).map(({ to }) => to)
    const places = [...files.map(placeOf), ...reached.filter(isIn('assembly/', 'src/', 'web/'))]
    expect([...new Set(places)].sort()).toEqual(Object.keys(ALLOWED).sort())
  })

  it('never leave assembly/, of which the rest sees the contract alone', () => {
    const edges = files.flatMap(edgesOf)
    const out = edges.filter(
      ({ from, to }) => from.startsWith('assembly/') && !to.startsWith('assembly/'),
    )
    const inward = edges.filter(
      ({ from, to }) => !from.startsWith('assembly/') && to.startsWith('assembly/'),
    )
    expect(out).toEqual([])
    expect([...new Set(inward.map(({ to }) => to))]).toEqual(['assembly/abi'])
  })
})

describe('what may be named where', () => {
  it('keeps functions whose last bits differ between machines out of src/', () => {
    const inexact =
      'exp|expm1|log|log10|log1p|log2|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot'
    expect(breaking(sources, new RegExp(`Math\\.(${inexact})\\b|\\*\\*|Math\\.random`))).toEqual([])
  })

  it('reads no clock below web/', () => {
    expect(breaking(sources, /Date\.now|new Date\(\)|performance\.now/)).toEqual([])
  })

  it('names workers, WebAssembly and Comlink in engine/ alone', () => {
    // The command line program reads the core from its file and so compiles it itself.
    const elsewhere = files.filter((file) => !isIn('src/engine/', 'assembly/', 'src/cli.ts')(file))
    expect(breaking(elsewhere, /\b(Worker\(|WebAssembly\.|Comlink\b|comlink\b)/)).toEqual([])
    expect(breaking(['src/cli.ts'], /\bWorker\b|comlink/i)).toEqual([])
  })

  it('fetches nothing but the core', () => {
    const others = files.filter((file) => file !== 'src/engine/module.ts')
    expect(breaking(others, /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/)).toEqual(
      [],
    )
  })

  it('makes input tables in packing/ alone', () => {
    const others = sources.filter((file) => !isIn('src/packing/', 'src/engine/table.ts')(file))
    expect(breaking(others, /Table\.create/)).toEqual([])
  })

  it('inlines by decorator in lanes/ and pricing/ alone', () => {
    const others = filesUnder('assembly').filter(
      (file) => !isIn('assembly/lanes/', 'assembly/pricing/')(file),
    )
    expect(breaking(others, /@(inline|unmanaged|external|global)\b/)).toEqual([])
  })

  it('writes to no console below web/', () => {
    expect(breaking(sources, /\bconsole\./)).toEqual([])
  })
})

describe('files', () => {
  it('have at most 300 lines, but for data and the contract, which is one list by design', () => {
    const all = [...files, ...filesUnder('test'), ...filesUnder('scripts')].filter(
      (file) => file !== 'assembly/abi.ts' && !isIn('src/scenarios/episodes/')(file),
    )
    const long = all.filter((file) => text(file).trimEnd().split('\n').length > 300)
    expect(long).toEqual([])
  })

  it('of the numbers begin with what they compute, how, where, how well and whose formula it is', () => {
    const numerical = filesUnder('assembly').filter(
      isIn('assembly/math/', 'assembly/pricing/', 'assembly/volatility/', 'assembly/kernels/'),
    )
    const parts = ['Computes', 'Formula', 'Domain', 'Accuracy', 'Source']
    const lacking = numerical.filter((file) =>
      parts.some((part) => !text(file).includes(`// ${part}:`)),
    )
    expect(lacking).toEqual([])
  })

  it('of the numbers name tests that exist', () => {
    const named = filesUnder('assembly').flatMap(
      (file) => text(file).match(/test\/[\w/]+\.test\.ts/g) ?? [],
    )
    const tests = filesUnder('test')
    expect(named.filter((path) => !tests.includes(path))).toEqual([])
  })
})

describe('stems', () => {
  const stemsIn = (folder: string): string[] =>
    filesUnder(folder).map((file) => file.slice(folder.length + 1).replace(/(\.test)?\.ts$/, ''))
  const tests = [...stemsIn('test/kernels'), ...stemsIn('test/analyses')]

  it('of kernels are asked by an analysis, or tested by themselves', () => {
    const asked = filesUnder('src/analyses').flatMap(
      (file) => /kernel: '(\w+)'/.exec(code(file))?.[1] ?? [],
    )
    expect(
      stemsIn('assembly/kernels').filter((stem) => ![...asked, ...tests].includes(stem)),
    ).toEqual([])
  })

  it('of analyses are tested under the same name', () => {
    const analyses = filesUnder('src/analyses')
      .filter((file) => /kernel: '\w+'/.test(code(file)))
      .map((file) => file.replace(/^src\/analyses\/(\w+)\.ts$/, '$1'))
    expect(analyses.filter((stem) => !tests.includes(stem))).toEqual([])
  })
})
