// A surface in space through WebGL: the nodes of a map lifted by their values, in the map's own colours,
// lit from one side, seen without perspective.
import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  ColorManagement,
  DirectionalLight,
  DoubleSide,
  Line,
  LineBasicMaterial,
  LineSegments,
  LinearSRGBColorSpace,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
  type Material,
} from 'three'
import { partOf, type Field, type FieldScale } from '../charts/geometry/field'
import {
  HALF,
  heightOf,
  pixelsPerLength,
  type View,
  type Window,
} from '../charts/geometry/projection'

/** Colours pass as the map has them: the light is all that changes them. */
ColorManagement.enabled = false

/** A material takes light over the half space: this undoes its 1/π. */
const WHOLE = Math.PI
const AMBIENT = 0.62
const FROM_SIDE = 0.5
const FAR = 20

export interface Ink {
  readonly floor: string
  readonly edge: string
  readonly line: string
}

/** Node columns and rows as points of a line on the surface or on the floor. */
export type NodeLine = readonly (readonly [column: number, row: number])[]

export interface Picture {
  readonly field: Field
  readonly scale: FieldScale
  /** Colours of the ramp, as pixels. */
  readonly table: Uint32Array
  readonly ink: Ink
  /** Lines that show the shape, and the cuts, on the surface. */
  readonly faint: readonly NodeLine[]
  readonly strong: readonly NodeLine[]
  /** The zero contour on the floor. */
  readonly onFloor: readonly NodeLine[]
}

const [WIDE, DEEP, HIGH] = HALF

export class Space {
  private readonly renderer: WebGLRenderer
  private readonly scene = new Scene()
  private readonly camera = new OrthographicCamera()
  private readonly geometry = new BufferGeometry()
  private readonly floor = new MeshBasicMaterial()
  private readonly edge = new LineBasicMaterial()
  private readonly line = new LineBasicMaterial()
  private readonly faint = new LineBasicMaterial({ transparent: true, opacity: 0.28 })
  private lines: Line[] = []
  private shape = ''

  /** Throws where the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true })
    this.renderer.outputColorSpace = LinearSRGBColorSpace
    const light = new DirectionalLight(0xffffff, FROM_SIDE * WHOLE)
    light.position.set(-0.45, 0.86, 0.25)
    this.scene.add(new AmbientLight(0xffffff, AMBIENT * WHOLE), light)
    const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide })
    this.scene.add(new Mesh(this.geometry, material), this.makeFloor())
  }

  private makeFloor(): Mesh {
    const floor = new Mesh(new PlaneGeometry(2 * WIDE, 2 * DEEP), this.floor)
    floor.rotateX(-Math.PI / 2)
    floor.position.y = -HIGH - 0.06
    return floor
  }

  /** Takes other values, colours or lines. */
  show({ field, scale, table, ink, faint, strong, onFloor }: Picture): void {
    this.floor.color.set(ink.floor)
    this.edge.color.set(ink.edge)
    this.line.color.set(ink.line)
    this.faint.color.set(ink.line)
    this.lift(field, scale, table)
    for (const line of this.lines) {
      line.geometry.dispose()
      this.scene.remove(line)
    }
    const lifted = (points: NodeLine, material: LineBasicMaterial, isFloor = false): Line => {
      const place = ([column, row]: readonly [number, number]): readonly number[] => [
        ((2 * column) / Math.max(1, field.nx - 1) - 1) * WIDE,
        isFloor ? -HIGH - 0.05 : heightAt(field, scale, column, row) * HIGH + 0.006,
        (1 - (2 * row) / Math.max(1, field.ny - 1)) * -DEEP,
      ]
      const geometry = new BufferGeometry()
      const places = Float32Array.from(points.flatMap((point) => [...place(point)]))
      geometry.setAttribute('position', new BufferAttribute(places, 3))
      return new Line(geometry, material)
    }
    this.lines = [
      ...faint.map((points) => lifted(points, this.faint)),
      ...strong.map((points) => lifted(points, this.line)),
      ...onFloor.map((points) => lifted(points, this.line, true)),
      this.frame(),
    ]
    this.scene.add(...this.lines)
  }

  /** The edges of the floor. */
  private frame(): Line {
    const y = -HIGH - 0.055
    const corners = [-1, 1].flatMap((one) => [
      ...[-WIDE, y, one * DEEP, WIDE, y, one * DEEP],
      ...[one * WIDE, y, -DEEP, one * WIDE, y, DEEP],
    ])
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3))
    return new LineSegments(geometry, this.edge)
  }

  private lift(field: Field, scale: FieldScale, table: Uint32Array): void {
    const { nx, ny, values } = field
    this.size(nx, ny)
    this.geometry.setIndex(trianglesOf(field))
    const places = this.geometry.getAttribute('position')
    const colours = this.geometry.getAttribute('color')
    const last = table.length - 1
    for (let node = 0; node < nx * ny; node += 1) {
      const value = values[node] ?? NaN
      places.setY(node, heightOf(value, scale.low, scale.high) * HIGH)
      const pixel = table[Math.round(partOf(scale, value) * last)] ?? 0
      colours.setXYZ(
        node,
        (pixel & 255) / 255,
        ((pixel >> 8) & 255) / 255,
        ((pixel >> 16) & 255) / 255,
      )
    }
    places.needsUpdate = true
    colours.needsUpdate = true
    this.geometry.computeVertexNormals()
    this.geometry.computeBoundingSphere()
  }

  /** Places of the nodes on the floor; made anew where their number changes. */
  private size(nx: number, ny: number): void {
    if (this.shape === `${nx} ${ny}`) return
    this.shape = `${nx} ${ny}`
    const places = new Float32Array(nx * ny * 3)
    for (let node = 0; node < nx * ny; node += 1) {
      places[3 * node] = ((2 * (node % nx)) / (nx - 1) - 1) * WIDE
      places[3 * node + 2] = ((2 * Math.floor(node / nx)) / (ny - 1) - 1) * DEEP
    }
    this.geometry.setAttribute('position', new BufferAttribute(places, 3))
    this.geometry.setAttribute('color', new BufferAttribute(new Float32Array(nx * ny * 3), 3))
  }

  /** Draws what is shown from a view. */
  draw(view: View, window: Window): void {
    const { camera } = this
    const k = pixelsPerLength(view, window)
    camera.left = -window.width / 2 / k
    camera.right = -camera.left
    camera.top = window.height / 2 / k
    camera.bottom = -camera.top
    camera.near = 0
    camera.far = 2 * FAR
    const flat = Math.cos(view.elevation) * FAR
    camera.position.set(
      Math.sin(view.azimuth) * flat,
      Math.sin(view.elevation) * FAR,
      Math.cos(view.azimuth) * flat,
    )
    camera.lookAt(0, 0, 0)
    camera.updateProjectionMatrix()
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio))
    this.renderer.setSize(window.width, window.height, false)
    this.renderer.render(this.scene, camera)
  }

  close(): void {
    for (const line of this.lines) line.geometry.dispose()
    this.geometry.dispose()
    for (const material of [this.floor, this.edge, this.line, this.faint] as Material[])
      material.dispose()
    this.renderer.dispose()
  }
}

/** The two triangles between each four nodes that all have a value. */
function trianglesOf({ nx, ny, values }: Field): number[] {
  const corners: number[] = []
  const isKnown = (node: number): boolean => !Number.isNaN(values[node] ?? NaN)
  for (let row = 0; row + 1 < ny; row += 1)
    for (let column = 0; column + 1 < nx; column += 1) {
      const at = row * nx + column
      if (![at, at + 1, at + nx, at + nx + 1].every(isKnown)) continue
      corners.push(at, at + nx, at + 1, at + 1, at + nx, at + nx + 1)
    }
  return corners
}

function heightAt(
  { nx, ny, values }: Field,
  scale: FieldScale,
  column: number,
  row: number,
): number {
  const [left, low] = [Math.floor(column), Math.floor(row)]
  const [u, v] = [column - left, row - low]
  const at = (c: number, r: number): number =>
    values[Math.min(ny - 1, r) * nx + Math.min(nx - 1, c)] ?? NaN
  const below = at(left, low) * (1 - u) + at(left + 1, low) * u
  const above = at(left, low + 1) * (1 - u) + at(left + 1, low + 1) * u
  return heightOf(below * (1 - v) + above * v, scale.low, scale.high)
}
