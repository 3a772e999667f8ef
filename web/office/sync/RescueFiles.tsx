import { largestRescueFile, takeRescueFile } from '@tanggap/contract/sync'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, FileField, Form, formatNumber, type Locale, Notice, useLocale } from '../../kit/index.ts'
import { phonesText } from './phones.text.ts'

interface Outcome {
  readonly file: string
  readonly isTaken: boolean
  readonly sentence: string
}

/** Takes what a phone wrote into rescue files when no connection ever worked. One after the other, each told apart. */
export function RescueFiles({ onChange }: { onChange: () => void }) {
  const locale = useLocale()
  const t = phonesText(locale)
  const [files, setFiles] = useState<readonly File[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])

  async function take() {
    if (files.length === 0) return setError(t.chooseRescue)
    setBusy(true)
    setOutcomes([])
    for (const file of files) {
      const outcome = await takeOne(file, locale)
      setOutcomes((earlier) => [...earlier, outcome])
    }
    setBusy(false)
    onChange()
  }

  return (
    <section class="t-stack-s" aria-labelledby="rescue">
      <h2 id="rescue">{t.rescue}</h2>
      <p class="t-muted">{t.rescueLead}</p>
      <Form onSubmit={() => void take()}>
        <FileField
          name="rescue"
          label={t.rescueFile}
          hint={t.rescueHint}
          multiple
          error={error}
          onInput={(chosen) => {
            setFiles(chosen)
            setError(undefined)
          }}
        />
        <Button type="submit" icon="upload" busy={busy}>
          {t.takeRescue}
        </Button>
      </Form>
      <div class="t-stack-s" aria-live="polite">
        {outcomes.map(({ file, isTaken, sentence }) => (
          <Notice key={file} tone={isTaken ? 'good' : 'bad'}>
            {file}: {sentence}
          </Notice>
        ))}
      </div>
    </section>
  )
}

async function takeOne(file: File, locale: Locale): Promise<Outcome> {
  const t = phonesText(locale)
  const text = await file.text()
  if (text.length > largestRescueFile) return { file: file.name, isTaken: false, sentence: t.rescueTooLarge }
  const answer = await ask(takeRescueFile, { body: { file: text } })
  if (!answer.ok) return { file: file.name, isTaken: false, sentence: answer.refusal.sentence[locale] }
  const said = answer.value
  const number = (count: number) => formatNumber(count, locale)
  const parts = [
    t.rescueTaken(said.officer, number(said.applied), number(said.photosStored)),
    said.repeated > 0 && t.rescueRepeated(number(said.repeated)),
    said.quarantined + said.held + said.conflicts > 0 &&
      t.rescueAside(number(said.quarantined + said.held + said.conflicts)),
    said.damaged > 0 && t.rescueDamaged(number(said.damaged)),
    said.photosRefused > 0 && t.rescuePhotosRefused(number(said.photosRefused)),
    said.cutShort && t.rescueCutShort,
  ]
  return { file: file.name, isTaken: true, sentence: parts.filter((part) => part !== false).join(' ') }
}
