import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { TableFault } from './table-fault.ts'

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** A longer stretch without a tag is no workbook's. */
const longestText = 4 * 1024 * 1024

/**
 * Reads XML as it streams. Names come without their prefix. A document type is refused, since only with one can entities
 * be declared that blow up; what stands between two tags is bounded.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of xmlSteps(chunks, events));
}

/** The same, step by step: whoever reads takes what a chunk brought before the next is asked for. */
export async function* xmlSteps(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8')
  let silent = 0
  parser.on('doctype', () => {
    throw new TableFault('intake.workbook-entities')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    silent = 0
    events.open(bare(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    silent = 0
    events.close?.(bare(tag.name))
  })
  if (events.text !== undefined) parser.on('text', events.text)
  parser.on('error', (fault) => {
    throw fault
  })
  for await (const chunk of chunks) {
    silent += chunk.length
    if (silent > longestText) throw new TableFault('intake.workbook-broken')
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

function bare(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
