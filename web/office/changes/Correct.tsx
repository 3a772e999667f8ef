import type { ChangeDetail, ChangeItemShown } from '@tanggap/contract/changes'
import { labelOf } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { useLocale } from '../../kit/index.ts'
import { changesText } from './changes.text.ts'
import { answerOfText, ValueField } from './ValueField.tsx'

export type Correction = { position: number; to: unknown }[]

/** What a returned change should say instead, item by item; an empty field leaves the item as it is. */
export function Correct(props: { change: ChangeDetail; onCorrect: (correction: Correction) => void }) {
  const { change, onCorrect } = props
  const locale = useLocale()
  const t = changesText(locale)
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const items = change.items.filter(({ hidden, sensitivity }) => !hidden && sensitivity !== 'specific')

  function write(item: ChangeItemShown, text: string) {
    const next = { ...typed, [item.position]: text }
    setTyped(next)
    onCorrect(
      items
        .filter(({ position }) => next[position]?.trim())
        .map(({ position, question }) => ({ position, to: answerOfText(question, next[position] ?? '') })),
    )
  }
  return (
    <div class="t-stack-s">
      <h3>{t.correct}</h3>
      <p class="t-muted">{t.correctHelp}</p>
      {items.map((item) => (
        <ValueField
          key={item.position}
          name={`item-${item.position}`}
          question={item.question}
          label={`${labelOf(item.question)[locale]} · ${item.subjectName}`}
          optional
          value={typed[item.position] ?? ''}
          onInput={(text) => write(item, text)}
        />
      ))}
    </div>
  )
}
