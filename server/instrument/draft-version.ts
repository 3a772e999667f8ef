import { type FormProblem, fitToSucceed, readXlsForm } from '@tanggap/core/instrument'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { readWorkbook } from './form-workbook.ts'
import { heldInstruments } from './held.ts'
import { keepDraft } from './instrument.store.ts'
import { hashOf } from './load-instruments.ts'

/**
 * Reads a workbook as a version of the questionnaire. What keeps it out is said row by row and nothing is
 * kept; otherwise it stands as a draft that a second person may publish.
 */
export async function draftVersion(
  acting: Acting,
  file: Buffer,
): Promise<Done<{ version: string | null; problems: FormProblem[] }>> {
  const sheets = await readWorkbook(file)
  if (!sheets.ok) return sheets
  const { instrument, problems } = readXlsForm(sheets.value)
  const all = [...problems, ...(instrument ? fitToSucceed(instrument, heldInstruments()) : [])]
  if (!instrument || all.some(({ severity }) => severity === 'error'))
    return done({ version: null, problems: all })
  const kept = await keepDraft(acting, instrument, hashOf(instrument).toString('hex'))
  if (kept === 'taken') return refused('instrument.version-taken')
  await acting.record({ action: 'instrument.draft', subject: 'instrument', ids: [instrument.version] })
  return done({ version: instrument.version, problems: all })
}
