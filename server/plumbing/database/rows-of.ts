/**
 * The list behind `values` for so many rows of these types: `($1::text, $2::uuid), ($3::text, $4::uuid)`. Only the first
 * row names the types, which the others take over.
 *
 * @param from the number of the first parameter
 */
export function rowsOf(types: readonly string[], rows: number, from = 1): string {
  return Array.from({ length: rows }, (_, row) => {
    const fields = types.map((type, column) => {
      const place = `$${from + row * types.length + column}`
      return row === 0 ? `${place}::${type}` : place
    })
    return `(${fields.join(', ')})`
  }).join(', ')
}
