// Puts a field's colours on a canvas that has one pixel a node.
import { paintShades, type FieldScale } from './geometry/field'
import { rampTable } from './palette.svelte'

interface Nodes {
  readonly nx: number
  readonly ny: number
}

export function paintNodes(
  canvas: HTMLCanvasElement | undefined,
  shades: Uint16Array,
  nodes: Nodes,
  kind: FieldScale['kind'],
): void {
  const context = canvas?.getContext('2d')
  if (context === null || context === undefined || nodes.nx * nodes.ny === 0) return
  const pixels = paintShades(shades, nodes, rampTable(kind))
  const bytes = new Uint8ClampedArray(pixels.buffer as ArrayBuffer)
  context.putImageData(new ImageData(bytes, nodes.nx, nodes.ny), 0, 0)
}
