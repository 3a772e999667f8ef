import { type CheckResult, withExplanation } from '@tanggap/core/instrument'
import { Notice, TextArea, useLocale } from '../../kit/index.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

/** Something unlikely: is it really so? An error only says so; a warning may stand with a word of explanation. */
export function WarningBlock({ visit, result }: { visit: Visit; result: CheckResult }) {
  const locale = useLocale()
  const t = visitText(locale)
  if (result.severity !== 'warning')
    return <Notice tone={result.severity === 'error' ? 'bad' : 'info'}>{result.message[locale]}</Notice>
  const written = visit.interview.explanations.find(({ resultId }) => resultId === result.id)?.text ?? ''
  return (
    <Notice tone={result.explanation ? 'good' : 'attention'} title={result.message[locale]}>
      <TextArea
        name={`explain-${result.id}`}
        label={result.message[locale].includes('?') ? t.explain : t.question}
        hint={t.explainHint}
        rows={2}
        value={written}
        limit={2000}
        onInput={(text) => visit.change((latest) => withExplanation(latest, result.id, text))}
      />
    </Notice>
  )
}
