import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { about, describeInstrument, groundCheck202503 } from '@tanggap/core/instrument'
import { settings } from '../../server/config.ts'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { schemaDocument } from './schema.ts'
import { workflowsDocument } from './workflows.ts'

const root = join(import.meta.dirname, '..', '..')

/** Every generated document by its path: what the product is, written from the product. */
export async function makeDocuments(): Promise<Map<string, string>> {
  const office = await makeTestOffice()
  try {
    const documents = new Map([
      ['.env.example', environmentExample()],
      ['docs/schema.sql', await schemaDocument(office.test.ownerUrl)],
      ['docs/instrument.md', describeInstrument(groundCheck202503, about.notes)],
      ['docs/workflows.md', workflowsDocument()],
    ])
    for (const door of [office.doors.office, office.doors.field, office.doors.portal])
      documents.set(`docs/api/${door.name}.json`, `${JSON.stringify(door.app.swagger(), null, 2)}\n`)
    return documents
  } finally {
    await office.close()
  }
}

export async function writeDocuments(): Promise<string[]> {
  const documents = await makeDocuments()
  for (const [path, text] of documents) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return [...documents.keys()]
}

export function readDocument(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function environmentExample(): string {
  const lines = Object.entries(settings).map(([name, meaning]) => `# ${meaning}\n# ${name}=\n`)
  return `# Every setting, none of them needed for npm start. Written from server/config.ts.\n\n${lines.join('\n')}`
}
