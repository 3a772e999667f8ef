/**
 * A cell of a preview: enough to tell which column it is, too little to know whom it is about. Short numbers, such as
 * codes and counts, stay; of longer ones the shape stays, of words the first letter.
 */
export function coveredCell(text: string): string {
  const cell = text.trim().slice(0, 80)
  if (/^\d{1,3}([.,]\d)?$/.test(cell)) return cell
  return cell.replace(/\d/g, '•').replace(/(\p{L})\p{L}+/gu, (_, first: string) => `${first}•••`)
}
