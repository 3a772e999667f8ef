import { useLocation } from 'preact-iso'
import { Button, useLocale } from '../../kit/index.ts'
import { usePractice } from './practice-context.ts'
import { trainingText } from './training.text.ts'

/** On every screen of a practice, so that nobody mistakes it for work. */
export function PracticeBar() {
  const t = trainingText(useLocale())
  const { route } = useLocation()
  const practice = usePractice()
  if (!practice?.running) return null
  return (
    <div class="f-practice">
      <p role="status">{practice.result ? t.practised : t.practiceMark}</p>
      <Button
        onClick={() => {
          void practice.end().then(() => route('/practice'))
        }}
      >
        {t.leavePractice}
      </Button>
    </div>
  )
}
