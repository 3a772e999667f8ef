import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Templates lie beside the room they serve and import `/plumbing/documents/official.typ`. */
const workspace = join(import.meta.dirname, '..', '..')
let compiler: NodeCompiler | undefined

/**
 * Sets a document from a template of the server (`deliberations/minutes.typ`) and its data, as PDF/A-2b.
 * The typefaces are the compiler's own, so a page looks the same on every machine; the same data and
 * moment give the same bytes. About 10 ms a page. Throws when the template does not compile.
 *
 * @param at the moment the document is of, written into the file
 */
export function typeset(template: string, data: Readonly<Record<string, unknown>>, at: Date): Buffer {
  compiler ??= NodeCompiler.create({ workspace })
  const pdf = compiler.pdf(
    {
      mainFilePath: join(workspace, template),
      inputs: { data: JSON.stringify(data) },
      resetRead: true,
    },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1000) },
  )
  compiler.evictCache(10)
  return pdf
}

/** The short code under a document: the first twelve hexadecimal digits of its hash, in fours. */
export function verificationCode(hash: Uint8Array): string {
  const code = Buffer.from(hash).toString('hex').slice(0, 12).toUpperCase()
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}

const zone = { timeZone: 'Asia/Jakarta' } as const

/** `3 Maret 2025`, in the regency. */
export function officialDate(moment: Date): string {
  return moment.toLocaleDateString('id-ID', { ...zone, day: 'numeric', month: 'long', year: 'numeric' })
}

/** The same of a day, `2025-03-03`. */
export function officialDay(day: string): string {
  return officialDate(noonOf(day))
}

/** A moment of the day that is the same day in every time zone of Indonesia. */
export function noonOf(day: string): Date {
  return new Date(`${day}T05:00:00Z`)
}

/** `Senin`. */
export function officialWeekday(moment: Date): string {
  return moment.toLocaleDateString('id-ID', { ...zone, weekday: 'long' })
}

/** `19.30 WIB`. */
export function officialTime(moment: Date): string {
  const time = moment.toLocaleTimeString('id-ID', { ...zone, hour: '2-digit', minute: '2-digit' })
  return `${time.replace(':', '.')} WIB`
}
