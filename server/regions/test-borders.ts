import { gzipSync } from 'node:zlib'

interface Placed {
  readonly code: string
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Invented borders: a square of 600 m around each village's centre, as a feature of GeoJSON. For tests. */
export function squareOf({ code, name, latitude, longitude }: Placed, properties: object = { code, name }) {
  if (latitude === null || longitude === null) throw new Error(`${code} has no centre`)
  const half = 0.0027
  const corner = (east: number, north: number) => [
    Number((longitude + east * half).toFixed(6)),
    Number((latitude + north * half).toFixed(6)),
  ]
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
}

export function packed(features: readonly unknown[]): string {
  return packedText(JSON.stringify({ type: 'FeatureCollection', features }))
}

export function packedText(text: string | Buffer): string {
  return gzipSync(text).toString('base64')
}
