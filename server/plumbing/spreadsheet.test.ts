import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine, defused } from './spreadsheet.ts'

test('no text that comes from outside is run as a formula', () => {
  for (const text of ['=1+1', '+62812', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("x")\nbaris'])
    assert.equal(defused(text), `'${text}`)
  for (const text of ['', 'Siti', '3399011203700001', 'a=b']) assert.equal(defused(text), text)
})

test('a comma, a mark or a second line stays within its cell', () => {
  assert.equal(
    csvLine(['a,b', 'kata "kata"', 'dua\nbaris', 'biasa']),
    '"a,b","kata ""kata""","dua\nbaris",biasa\r\n',
  )
  assert.equal(csvLine(['=x,y', '']), '"\'=x,y",\r\n')
})
