import type { ComponentChildren } from 'preact'

/**
 * One palette for every status of the three apps.
 * neutral: nothing happens · waiting: for somebody · moving: somebody works on it ·
 * good: reached · bad: refused or failed · attention: a person must look.
 */
export type Tone = 'neutral' | 'waiting' | 'moving' | 'good' | 'bad' | 'attention'

/** A silhouette per tone: bar, ring, arrow, disc, square, triangle. They differ even in grey and in a squint. */
const silhouettes = {
  neutral: <path class="t-fill" d="M4 10h16v4H4z" />,
  waiting: (
    <>
      <circle class="t-ring" cx="12" cy="12" r="8.5" />
      <path class="t-ring" d="M12 7.5V12l3 2" />
    </>
  ),
  moving: <path class="t-fill" d="M3 4h8l10 8-10 8H3l6-8z" />,
  good: (
    <>
      <circle class="t-fill" cx="12" cy="12" r="10" />
      <path class="t-mark" d="M7.5 12.5l3 3 6-6.5" />
    </>
  ),
  bad: (
    <>
      <path class="t-fill" d="M3 3h18v18H3z" />
      <path class="t-mark" d="M8 8l8 8M16 8l-8 8" />
    </>
  ),
  attention: (
    <>
      <path class="t-fill" d="M12 2l11 20H1z" />
      <path class="t-mark" d="M12 9.5v5M12 18v.1" />
    </>
  ),
} as const satisfies Record<Tone, unknown>

export function StatusChip({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class="t-chip" data-tone={tone}>
      <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
        {silhouettes[tone]}
      </svg>
      {children}
    </span>
  )
}
