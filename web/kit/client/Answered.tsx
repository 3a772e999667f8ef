import type { ComponentChildren } from 'preact'
import { useLocale } from '../locale.tsx'
import { EmptyState } from '../states/EmptyState.tsx'
import { ErrorState } from '../states/ErrorState.tsx'
import { Forbidden } from '../states/Forbidden.tsx'
import { Loading } from '../states/Loading.tsx'
import type { Asking } from './useAsk.ts'

/** What a page shows of a question: waiting, refused in words, or the answer. */
export function Answered<T>({ of, children }: { of: Asking<T>; children: (value: T) => ComponentChildren }) {
  const locale = useLocale()
  if (of.state === 'loading') return <Loading />
  if (of.state === 'ready') return <>{children(of.value)}</>
  const sentence = of.refusal.sentence[locale]
  if (of.status === 403) return <Forbidden>{sentence}</Forbidden>
  if (of.status === 404) return <EmptyState icon="search" title={sentence} />
  return (
    <ErrorState code={of.refusal.code} onRetry={of.reload}>
      {sentence}
    </ErrorState>
  )
}
