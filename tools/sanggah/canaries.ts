import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** Words that occur nowhere else: what a reporter wrote, so that every trace of it can be looked for. */
export const canaries = {
  reporterName: 'KENARIPELAPORQX71',
  reporterPhone: '089977331155',
  who: 'KENARITERLAPORQX72',
  where: 'KENARIRUMAHQX73',
  when: 'KENARIWAKTUQX74',
  story: 'KENARICERITAQX75',
  added: 'KENARITAMBAHANQX76',
  pressed: 'KENARITEKANANQX77',
  draft: 'KENARIDRAFQX78',
} as const
export type Canary = keyof typeof canaries

/** Which of them stand in some bytes: plainly, in hex or Base64, or inside what is packed. */
export function canariesIn(bytes: Buffer, depth = 0): Canary[] {
  const found = new Set<Canary>()
  const text = bytes.toString('latin1').toLowerCase()
  for (const [name, word] of Object.entries(canaries))
    if (disguises(word).some((one) => text.includes(one))) found.add(name as Canary)
  if (depth < 2)
    for (const inner of unpacked(bytes)) for (const one of canariesIn(inner, depth + 1)) found.add(one)
  return [...found]
}

/** Base64 shifts with what stands before; its middle is the same for each of the three ways it can fall. */
function disguises(word: string): string[] {
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from(`${'x'.repeat(before)}${word}`)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4)
      .toLowerCase(),
  )
  return [word.toLowerCase(), Buffer.from(word).toString('hex'), ...base64]
}

function unpacked(bytes: Buffer): Buffer[] {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('\u001f\u008b')) return attempt(() => [gunzipSync(bytes)])
  if (start.startsWith('PK'))
    return attempt(() => Object.values(unzipSync(bytes)).map((one) => Buffer.from(one)))
  if (!start.startsWith('%PDF')) return []
  const parts: Buffer[] = []
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const begin = at + (bytes[at + 6] === 0x0d ? 8 : 7)
    const end = bytes.indexOf('endstream', begin)
    if (end > begin) parts.push(...attempt(() => [inflateSync(bytes.subarray(begin, end))]))
  }
  return parts
}

/** What calls itself packed and is not holds nothing more than its own bytes. */
function attempt(open: () => Buffer[]): Buffer[] {
  try {
    return open()
  } catch {
    return []
  }
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export function canariesInFile(path: string): Canary[] {
  return canariesIn(readFileSync(path))
}
