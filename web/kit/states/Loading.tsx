import { useKitText } from '../locale.tsx'

/** Grey lines where the text will be. The style sheet holds them back for 300 ms. */
export function Loading({ lines = 5, label }: { lines?: number; label?: string | undefined }) {
  const t = useKitText()
  return (
    <div class="t-loading" role="status" aria-busy="true">
      <span class="t-hide">{label ?? t.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  )
}
