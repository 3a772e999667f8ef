import { drawPhrase, wordFor } from '@tanggap/core/custody'
import { useState } from 'preact/hooks'
import { Button, FieldShell, Form, Notice, useLocale } from '../../kit/index.ts'
import { gateText } from './gate.text.ts'
import { PhraseField } from './PhraseField.tsx'

/** Shows a new phrase once, and goes on when two of its words were read back from the paper. */
export function NewPhrase({
  name,
  onWritten,
}: {
  name: string
  onWritten: (words: readonly string[]) => Promise<void>
}) {
  const t = gateText(useLocale())
  const [words] = useState(() => drawPhrase(chanceBelow))
  const [asked] = useState(() => twoOf(words.length))
  const [checking, setChecking] = useState(false)
  if (checking)
    return (
      <ReadBack
        words={words}
        asked={asked}
        onSeeAgain={() => setChecking(false)}
        onRight={() => onWritten(words)}
      />
    )
  return (
    <FieldShell
      title={t.app}
      actions={
        <Button kind="primary" onClick={() => setChecking(true)}>
          {t.written}
        </Button>
      }
    >
      <h2>{t.newTitle}</h2>
      <p>{t.newLead(name)}</p>
      <ol class="f-phrase" aria-label={t.words}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <Notice tone="attention">{t.newWarn}</Notice>
      <Button kind="quiet" onClick={() => print()}>
        {t.print}
      </Button>
    </FieldShell>
  )
}

function ReadBack(props: {
  words: readonly string[]
  asked: readonly number[]
  onSeeAgain: () => void
  onRight: () => Promise<void>
}) {
  const t = gateText(useLocale())
  const { words, asked } = props
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const isRight = (at: number) => wordFor(typed[at] ?? '') === words[at]
  const errors = asked
    .filter((at) => tried && !isRight(at))
    .map((at) => ({ field: `word-${at}`, message: t.wordWrong(at + 1) }))

  async function check() {
    setTried(true)
    if (!asked.every(isRight)) return
    setBusy(true)
    await props.onRight().finally(() => setBusy(false))
  }
  return (
    <FieldShell title={t.app}>
      <h2>{t.checkTitle}</h2>
      <p>{t.checkLead}</p>
      <Form
        errors={errors}
        onSubmit={() => void check()}
        actions={
          <>
            <Button kind="primary" type="submit" wide busy={busy}>
              {t.goOn}
            </Button>
            <Button kind="quiet" onClick={props.onSeeAgain}>
              {t.seeAgain}
            </Button>
          </>
        }
      >
        {asked.map((at) => (
          <PhraseField
            key={at}
            name={`word-${at}`}
            label={t.wordNumber(at + 1)}
            value={typed[at] ?? ''}
            error={errors.find(({ field }) => field === `word-${at}`)?.message}
            onInput={(value) => setTyped({ ...typed, [at]: value })}
          />
        ))}
      </Form>
    </FieldShell>
  )
}

/** Each number as likely as another: what lies above the last whole multiple is drawn again. */
function chanceBelow(below: number): number {
  const bound = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < bound) return drawn % below
  }
}

function twoOf(count: number): readonly number[] {
  const first = chanceBelow(count)
  const second = (first + 1 + chanceBelow(count - 1)) % count
  return [first, second].sort((a, b) => a - b)
}
