import type { ComponentChildren } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { Button, FieldShell, type FieldShellProps, Icon, Notice, useLocale } from '../kit/index.ts'
import { keepingText } from './custody/keeping.text.ts'
import { StorageFull } from './custody/StorageFull.tsx'
import { frameText } from './frame.text.ts'
import { custodyOf } from './sync/index.ts'
import { PracticeBar } from './training/PracticeBar.tsx'
import { usePractice } from './training/practice-context.ts'
import { trainingText } from './training/training.text.ts'
import { useExchanging, useHeld, useOnline, useWorkspace } from './workspace.ts'

export type FrameProps = Omit<FieldShellProps, 'saved' | 'aside'> & {
  aside?: ComponentChildren
  /** Where the screen was left when one comes back to it; pixels. */
  scrollTo?: number
}

/** Every screen's frame: what is saved and what waits, always in words; a failed write is never silent. */
export function Frame({ aside, children, scrollTo: top = 0, ...props }: FrameProps) {
  const locale = useLocale()
  const t = frameText(locale)
  const { expired, device } = useHeld()
  useLayoutEffect(() => beginAt(top), [])
  const { signInAgain } = useWorkspace()
  const { problem } = useExchanging()
  return (
    <FieldShell {...props} aside={aside ?? <Signal />} saved={<SavedLine />}>
      <PracticeBar />
      <WriteFault />
      {expired && (
        <Notice tone="attention" title={keepingText(locale).expiredTitle}>
          {keepingText(locale).expired(device.expiryDays)}
        </Notice>
      )}
      {problem?.is === 'sign-in' && (
        <Notice tone="attention" action={<Button onClick={signInAgain}>{t.signInAct}</Button>}>
          {t.signIn}
        </Notice>
      )}
      {children}
    </FieldShell>
  )
}

/** A new screen is read from its beginning, by the eye and by a screen reader. */
export function beginAt(top: number): void {
  const main = scroller()
  if (!main) return
  // What scrolls must be within reach of the keyboard, even where nothing in it can be pressed.
  main.tabIndex = 0
  // The browser itself begins the first screen at its beginning; there the ring of the focus would be noise.
  if (hasBegun) main.focus({ preventScroll: true })
  hasBegun = true
  main.scrollTo(0, top)
}

let hasBegun = false

/** What moves under the thumb: the bars above and below stand still beside it and cover nothing. */
export function scroller(): HTMLElement | null {
  return document.getElementById('isi')
}

/** Offered where nothing is under way; never in the middle of a visit. */
export function NewVersion() {
  const t = frameText(useLocale())
  const { useNewVersion } = useWorkspace()
  if (!useNewVersion) return null
  return <Notice action={<Button onClick={useNewVersion}>{t.useNewVersion}</Button>}>{t.newVersion}</Notice>
}

export function Signal() {
  const t = frameText(useLocale())
  if (useOnline()) return null
  return (
    <span class="f-signal">
      <Icon name="offline" />
      {t.offline}
    </span>
  )
}

function SavedLine() {
  return usePractice()?.running ? <PracticeLine /> : <WorkLine />
}

/** What is practised is kept apart and never sent, and it says so. */
function PracticeLine() {
  return <span class="f-saved">{trainingText(useLocale()).practiceSaved}</span>
}

function WorkLine() {
  const t = frameText(useLocale())
  const held = useHeld()
  const { running } = useExchanging()
  const custody = custodyOf(held)
  const unsent = custody.waiting + custody.sent
  const rest =
    unsent + custody.photosWaiting > 0 ? t.waiting(unsent || custody.photosWaiting) : t.nothingWaiting
  return (
    <a class="f-saved" href="/custody" data-saving={held.saving || undefined}>
      <Icon name={held.writeFault ? 'warning' : running ? 'upload' : 'check'} />
      <span>
        {t.saved} · {running && unsent > 0 ? t.sending : rest}
        {custody.needsAttention > 0 && ` · ${t.attention(custody.needsAttention)}`}
      </span>
    </a>
  )
}

function WriteFault() {
  const t = frameText(useLocale())
  const { store } = useWorkspace()
  const { writeFault, drafts } = useHeld()
  if (!writeFault) return null
  const again = () => {
    for (const draft of drafts.values()) store.saveDraft(draft)
  }
  if (writeFault === 'full') return <StorageFull onSaveAgain={again} />
  return (
    <Notice tone="bad" live title={t.failedTitle} action={<Button onClick={again}>{t.saveAgain}</Button>}>
      {t.failed}
    </Notice>
  )
}
