/**
 * Reads a number as Indonesians type it: `1.250` is a thousand two hundred fifty, `2,5` two and a half. A single
 * dot that cannot part thousands (`2.5`, `0.125`, `1.25`) is taken for the decimal sign of an English keyboard.
 *
 * @returns undefined when it is no number, or a negative one.
 */
export function numberTyped(typed: string): number | undefined {
  const text = typed.replace(/^\s*rp\.?/i, '').replace(/[\s\u00a0]/g, '')
  if (/^\d+(,\d+)?$/.test(text)) return Number(text.replace(',', '.'))
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d+\.\d+$/.test(text)) return Number(text)
  return undefined
}
