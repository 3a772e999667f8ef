import { type Colour, Drawing } from './drawing.ts'

/** What can be seen of a house, in the keys of the questionnaire. */
export interface SeenHouse {
  readonly wall: string
  readonly roof: string
  readonly floor: string
  readonly hasMotorcycle: boolean
  /** Tells houses apart that are built alike. */
  readonly number: number
}

const walls: Readonly<Record<string, Colour>> = {
  brick_concrete: [232, 226, 210],
  plastered_bamboo: [222, 208, 180],
  wood_board: [150, 108, 70],
  woven_bamboo: [196, 166, 110],
  log: [120, 84, 54],
  bamboo: [182, 158, 96],
}
const roofs: Readonly<Record<string, Colour>> = {
  concrete: [168, 168, 164],
  tile: [176, 84, 56],
  zinc: [150, 158, 166],
  asbestos: [186, 188, 182],
  wood_shingle: [104, 80, 60],
  bamboo: [160, 136, 84],
  thatch: [142, 118, 72],
}
const floors: Readonly<Record<string, Colour>> = {
  marble_granite: [214, 214, 220],
  ceramic: [230, 228, 222],
  parquet_vinyl: [178, 132, 86],
  tile_terrazzo: [176, 164, 150],
  wood: [154, 112, 72],
  cement_brick: [158, 156, 150],
  bamboo: [186, 160, 100],
  earth: [134, 104, 74],
}
const unknown: Colour = [190, 180, 164]

/** A drawing where a camera would have been: the front of the house as it was found. PNG, 640 by 480. */
export function drawFront(house: SeenHouse): Buffer {
  const { number } = house
  const picture = new Drawing(640, 480)
  for (let band = 0; band < 10; band++)
    picture.rectangle(0, band * 30, 640, 30, [150 + band * 8, 196 + band * 4, 232])
  picture.rectangle(0, 300, 640, 180, [138, 158, 92])
  picture.polygon(
    [
      [280, 480],
      [380, 480],
      [340 + (number % 30), 372],
      [316 + (number % 30), 372],
    ],
    [198, 178, 142],
  )
  tree(picture, 40 + (number % 60), 330, number)
  if (number % 3 !== 0) tree(picture, 560 + (number % 40), 340, number + 7)

  const wall = walls[house.wall] ?? unknown
  const roof = roofs[house.roof] ?? unknown
  const [left, right] = [150 + (number % 20), 500 - (number % 24)]
  picture.rectangle(left, 220, right - left, 156, wall)
  texture(picture, house.wall, left, 220, right - left, 156, wall)
  picture.rectangle(left, 366, right - left, 10, darker(wall, 60))
  picture.polygon(
    [
      [left - 34, 226],
      [left + 50, 132],
      [right - 50, 132],
      [right + 34, 226],
    ],
    roof,
  )
  for (let line = 144; line < 226; line += house.roof === 'tile' ? 12 : 24) {
    const eaves = 84 * ((line - 132) / 94) - 50
    picture.rectangle(left - eaves, line, right - left + 2 * eaves, 2, darker(roof, 22))
  }
  const door = left + 150 + (number % 5) * 6
  picture.rectangle(door, 268, 58, 108, [96, 64, 44])
  picture.rectangle(door + 46, 322, 5, 5, [220, 196, 120])
  for (const at of [left + 34, right - 96]) window(picture, at, 262, number)
  if (house.hasMotorcycle) motorcycle(picture, right - 40, 404)
  picture.rectangle(left - 30, 392, 70, 3, [110, 130, 70])
  return picture.toPng()
}

/** The room behind the front door, with the floor that was seen. PNG, 640 by 480. */
export function drawInside(house: SeenHouse): Buffer {
  const { number } = house
  const picture = new Drawing(640, 480)
  const wall = walls[house.wall] ?? unknown
  const floor = floors[house.floor] ?? unknown
  picture.rectangle(0, 0, 640, 300, wall)
  texture(picture, house.wall, 0, 0, 640, 300, wall)
  picture.rectangle(0, 292, 640, 8, darker(wall, 48))
  picture.rectangle(0, 300, 640, 180, floor)
  const hasTiles = ['ceramic', 'marble_granite', 'tile_terrazzo'].includes(house.floor)
  for (let line = 1; hasTiles && line < 6; line++)
    picture.rectangle(0, 300 + line * line * 6, 640, 2, darker(floor, 24))
  for (let line = -8; hasTiles && line < 9; line++)
    picture.polygon(
      [
        [320 + line * 46, 300],
        [322 + line * 46, 300],
        [324 + line * 120, 480],
        [320 + line * 120, 480],
      ],
      darker(floor, 24),
    )
  window(picture, 90 + (number % 40), 90, number)
  picture.rectangle(420 - (number % 50), 120, 96, 180, [104, 72, 48])
  picture.polygon(
    [
      [160, 400],
      [420, 400],
      [470, 456],
      [120, 456],
    ],
    number % 2 === 0 ? [168, 72, 60] : [70, 104, 138],
  )
  picture.rectangle(220 + (number % 30), 330, 130, 16, [128, 88, 56])
  for (const leg of [226, 336]) picture.rectangle(leg + (number % 30), 346, 10, 46, [108, 72, 46])
  return picture.toPng()
}

function window(picture: Drawing, x: number, y: number, number: number): void {
  picture.rectangle(x, y, 62, 62, [244, 240, 228])
  picture.rectangle(x + 5, y + 5, 52, 52, [128 + (number % 40), 168, 186])
  picture.rectangle(x + 29, y + 5, 4, 52, [244, 240, 228])
}

function tree(picture: Drawing, x: number, y: number, number: number): void {
  picture.rectangle(x - 6, y - 110, 12, 120, [104, 78, 52])
  const leaf: Colour = [62 + (number % 24), 116 + (number % 30), 62]
  for (const [dx, dy, radius] of [
    [-26, -120, 34],
    [22, -128, 38],
    [0, -160, 40],
  ] as const)
    picture.disc(x + dx, y + dy, radius, leaf)
}

function motorcycle(picture: Drawing, x: number, y: number): void {
  for (const wheel of [x, x + 60]) {
    picture.disc(wheel, y, 19, [36, 36, 40])
    picture.disc(wheel, y, 9, [170, 172, 176])
  }
  picture.polygon(
    [
      [x + 4, y - 22],
      [x + 58, y - 26],
      [x + 46, y - 4],
      [x + 14, y - 4],
    ],
    [176, 44, 44],
  )
  picture.rectangle(x + 50, y - 44, 4, 22, [60, 60, 64])
}

function texture(
  picture: Drawing,
  wall: string,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour,
): void {
  const dark = darker(colour, 20)
  if (wall === 'wood_board' || wall === 'log')
    for (let at = 0; at < width; at += wall === 'log' ? 30 : 22) picture.rectangle(x + at, y, 2, height, dark)
  if (wall !== 'woven_bamboo' && wall !== 'bamboo') return
  for (let row = 0; row < height; row += 14)
    for (let at = (row / 14) % 2 === 0 ? 0 : 14; at < width; at += 28)
      picture.rectangle(x + at, y + row, Math.min(14, width - at), Math.min(14, height - row), dark)
}

function darker([red, green, blue]: Colour, by: number): Colour {
  return [Math.max(0, red - by), Math.max(0, green - by), Math.max(0, blue - by)]
}
