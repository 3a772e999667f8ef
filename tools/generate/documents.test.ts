import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocuments, readDocument } from './documents.ts'

test('the documents written from the product say what the product is now (npm run generate)', async () => {
  for (const [path, text] of await makeDocuments())
    assert.ok(readDocument(path) === text, `${path} is out of date: run npm run generate`)
})
