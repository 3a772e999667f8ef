import { crc32, deflateSync } from 'node:zlib'

export type Colour = readonly [red: number, green: number, blue: number]
export type Point = readonly [x: number, y: number]

/** A flat picture of up to 256 colours, painted from back to front and written as PNG. */
export class Drawing {
  readonly width: number
  readonly height: number
  private readonly pixels: Uint8Array
  private readonly palette: Colour[] = []

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.pixels = new Uint8Array(width * height)
  }

  rectangle(x: number, y: number, width: number, height: number, colour: Colour): void {
    const index = this.indexOf(colour)
    const [left, right] = [clamp(x, this.width), clamp(x + width, this.width)]
    for (let row = clamp(y, this.height); row < clamp(y + height, this.height); row++)
      this.pixels.fill(index, row * this.width + left, row * this.width + right)
  }

  /** A convex or concave outline, filled row by row where a ray crosses it an odd number of times. */
  polygon(points: readonly Point[], colour: Colour): void {
    const rows = points.map(([, y]) => y)
    for (let y = clamp(Math.min(...rows), this.height); y < clamp(Math.max(...rows), this.height); y++) {
      const crossings = points
        .flatMap(([x1, y1], at) => {
          const [x2, y2] = points[(at + 1) % points.length] ?? [x1, y1]
          const isCrossed = y1 <= y !== y2 <= y
          return isCrossed ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : []
        })
        .toSorted((a, b) => a - b)
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const [from = 0, to = 0] = crossings.slice(pair)
        this.rectangle(Math.round(from), y, Math.round(to) - Math.round(from), 1, colour)
      }
    }
  }

  disc(x: number, y: number, radius: number, colour: Colour): void {
    for (let row = -radius; row < radius; row++) {
      const half = Math.round(Math.sqrt(radius * radius - row * row))
      this.rectangle(x - half, y + row, 2 * half, 1, colour)
    }
  }

  /** PNG with a palette (specification, colour type 3). */
  toPng(): Buffer {
    const header = Buffer.alloc(13)
    header.writeUInt32BE(this.width, 0)
    header.writeUInt32BE(this.height, 4)
    header.set([8, 3, 0, 0, 0], 8)
    const lines = Buffer.alloc((this.width + 1) * this.height)
    for (let y = 0; y < this.height; y++)
      lines.set(this.pixels.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1)
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(this.palette.flat())),
      chunk('IDAT', deflateSync(lines, { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }

  private indexOf(colour: Colour): number {
    const known = this.palette.findIndex((one) => one.every((part, at) => part === colour[at]))
    if (known >= 0) return known
    if (this.palette.length === 256) throw new Error('a drawing has 256 colours at most')
    return this.palette.push(colour) - 1
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)))
}
