import type { ReviewNote, VisitView } from '@tanggap/contract/visits'
import { isPhoto } from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import { Button, Select, TextArea, useLocale } from '../../kit/index.ts'
import { instrumentBook } from '../instrument/book.ts'
import { visitSides } from './visit-sides.ts'
import { visitsText } from './visits.text.ts'

export interface ReviewNotesProps {
  readonly view: VisitView
  readonly notes: readonly ReviewNote[]
  readonly onChange: (notes: ReviewNote[]) => void
}

/** What the facilitator is to correct, question by question. */
export function ReviewNotes({ view, notes, onChange }: ReviewNotesProps) {
  const locale = useLocale()
  const t = visitsText(locale)
  const [place, setPlace] = useState('')
  const [text, setText] = useState('')
  const sides = visitSides(view, locale)
  const photos = instrumentBook().questions.filter(
    ({ type, key }) => type === 'photo' && isPhoto(view.submission.interview.family[key]),
  )
  const ofSides = sides.flatMap((side) => [
    ...(side.key === 'family'
      ? [{ value: 'family familyFinding', label: `${side.name} · ${t.findingTitle}` }]
      : []),
    ...side.rows.map((row) => ({
      value: `${side.key} ${row.question}`,
      label: `${side.name} · ${row.label}`,
    })),
  ])
  const options = [
    ...ofSides,
    ...photos.map(({ key, label }) => ({ value: `family ${key}`, label: label[locale] })),
  ]
  const labelOf = ({ subject, question }: ReviewNote) =>
    options.find(({ value }) => value === `${subject} ${question}`)?.label ?? question

  function add() {
    const [subject, question] = place.split(' ')
    if (!subject || !question || !text.trim()) return
    onChange([...notes, { subject, question, note: text.trim() }])
    setPlace('')
    setText('')
  }

  return (
    <fieldset class="t-stack-s">
      <legend>{t.notes}</legend>
      {notes.length > 0 && (
        <ul class="o-notes">
          {notes.map((note) => (
            <li key={`${note.subject} ${note.question} ${note.note}`}>
              <span>
                <b>{labelOf(note)}</b> {note.note}
              </span>
              <Button
                kind="quiet"
                icon="cross"
                iconOnly
                onClick={() => onChange(notes.filter((other) => other !== note))}
              >
                {t.removeNote}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Select name="question" label={t.noteOn} value={place} onInput={setPlace} options={options} />
      <TextArea name="note" label={t.note} rows={2} value={text} onInput={setText} />
      <Button icon="plus" onClick={add}>
        {t.addNote}
      </Button>
    </fieldset>
  )
}
