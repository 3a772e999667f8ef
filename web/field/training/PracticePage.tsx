import { useLocation } from 'preact-iso'
import { Button, EmptyState, Notice, useLocale } from '../../kit/index.ts'
import { Frame } from '../Frame.tsx'
import { useHeld } from '../workspace.ts'
import { usePractice } from './practice-context.ts'
import { trainingText } from './training.text.ts'

/** Before and after a practice: what it is for, and that nothing of it is work. */
export function PracticePage() {
  const t = trainingText(useLocale())
  const { route } = useLocation()
  const { instruments } = useHeld()
  const practice = usePractice()
  if (instruments.size === 0)
    return (
      <Frame title={t.practice} onBack={() => route('/')}>
        <EmptyState icon="document" title={t.noInstrument}>
          {t.noInstrumentLead}
        </EmptyState>
      </Frame>
    )
  return (
    <Frame
      title={t.practice}
      onBack={() => route('/')}
      actions={
        <>
          {practice?.left && (
            <Button
              kind="primary"
              onClick={() => {
                practice.goOn()
                route('/')
              }}
            >
              {t.goOnPractising}
            </Button>
          )}
          <Button
            kind={practice?.left ? 'secondary' : 'primary'}
            onClick={() => void practice?.begin().then(() => route('/'))}
          >
            {practice?.left ? t.practiseAnew : practice?.result ? t.practiseAgain : t.practise}
          </Button>
        </>
      }
    >
      {practice?.result && (
        <Notice tone="good" live title={t.practised}>
          {t.practisedLead(Math.max(1, Math.round(practice.result.seconds / 60)), practice.result.taps)}
        </Notice>
      )}
      {practice?.left && <Notice tone="info">{t.practiceLeft}</Notice>}
      <p>{t.practiceLead}</p>
      <ul class="f-promises">
        {Object.values(t.practiceFacts).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Frame>
  )
}
