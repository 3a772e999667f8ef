import { writeDocuments } from './generate/documents.ts'
import { runTool } from './plain-fault.ts'
import { startThrowAway } from './postgres/index.ts'

/** `npm run generate`: writes every document that is made from the product itself. A test compares them. */
await runTool(async () => {
  const postgres = await startThrowAway()
  try {
    process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
    for (const path of await writeDocuments()) console.log(path)
  } finally {
    await postgres.stop()
  }
})
