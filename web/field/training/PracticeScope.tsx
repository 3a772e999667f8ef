import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type FieldStore, type Keys, openPracticeBox, type PracticeKept, uuidV7 } from '../store/index.ts'
import type { Exchange, Outbox } from '../sync/index.ts'
import { officeNow, useWorkspace, type Workspace, WorkspaceScope } from '../workspace.ts'
import { PracticeProvider, type PracticeResult } from './practice-context.ts'
import { makePracticeStore } from './practice-store.ts'

interface Run {
  readonly store: FieldStore
  readonly instrumentVersion: string
  readonly began: number
  /** Seconds of the practice before this page. */
  readonly before: number
}

/** That this page practises, for its next loading; it goes with the tab. */
const flag = 'field.practising'

/**
 * Lets every screen stand in a practice instead of in the work. The one thing that leaves a practice is that it was
 * finished: that goes into the real outbox. What was practised lies in a box apart, and a reload goes on with it.
 */
export function PracticeScope({ keys, children }: { keys: Keys; children: ComponentChildren }) {
  const real = useWorkspace()
  const { accountId } = real.store.held().device.facilitator
  const box = useMemo(() => openPracticeBox(accountId, keys), [accountId, keys])
  const [run, setRun] = useState<Run>()
  const [result, setResult] = useState<PracticeResult>()
  const [left, setLeft] = useState<PracticeKept | 'reading'>()
  const taps = useRef(0)

  useEffect(() => {
    const mayGoOn = sessionStorage.getItem(flag) !== null || /\/practice-\d/.test(location.pathname)
    if (mayGoOn) setLeft('reading')
    void box
      .read()
      .catch(() => undefined)
      .then((kept) => {
        setLeft(kept)
        if (kept && mayGoOn) goOnWith(kept)
      })
  }, [box])

  useEffect(() => {
    if (!run) return
    const touch = () => {
      taps.current += 1
    }
    const write = (event: Event) => {
      if (event.target instanceof HTMLInputElement && isWritten(event.target)) taps.current += 1
    }
    document.addEventListener('pointerdown', touch, true)
    document.addEventListener('change', write, true)
    return () => {
      document.removeEventListener('pointerdown', touch, true)
      document.removeEventListener('change', write, true)
    }
  }, [run])

  function goOnWith(kept: PracticeKept | undefined) {
    const held = real.store.held()
    const instrument = kept
      ? held.instruments.get(kept.instrumentVersion)
      : [...held.instruments.values()].at(-1)
    if (!instrument) return
    const [began, before] = [Date.now(), kept?.seconds ?? 0]
    taps.current = kept?.taps ?? 0
    setResult(undefined)
    const spent = () => ({ seconds: before + secondsSince(began), taps: taps.current })
    const store = makePracticeStore(held, instrument, box, { left: kept, spent })
    setRun({ store, instrumentVersion: instrument.version, began, before })
    sessionStorage.setItem(flag, 'yes')
  }
  async function begin() {
    await box.clear().catch(() => undefined)
    goOnWith(undefined)
  }
  async function end() {
    sessionStorage.removeItem(flag)
    if (result) await box.clear().catch(() => undefined)
    setLeft(await box.read().catch(() => undefined))
    setRun(undefined)
  }

  async function finished({ store, instrumentVersion, began, before }: Run) {
    const done = { seconds: before + secondsSince(began), taps: taps.current }
    setResult(done)
    await real.outbox.keep(
      {
        id: uuidV7(),
        type: 'practice.finish',
        caseId: '',
        basedOnVersion: 1,
        madeAt: new Date().toISOString(),
        content: { instrumentVersion, ...done, finishedAt: officeNow(store.held()) },
      },
      { draft: null, photos: [] },
    )
  }

  const value = useMemo(() => (run ? practising(real, run, () => void finished(run)) : real), [real, run])
  if (left === 'reading') return null
  const practice = {
    running: run !== undefined,
    result,
    left: left !== undefined,
    begin,
    goOn: () => goOnWith(left),
    end,
  }
  return (
    <PracticeProvider value={practice}>
      <WorkspaceScope value={value}>
        <div key={run ? 'practice' : 'work'} class="f-stands">
          {children}
        </div>
      </WorkspaceScope>
    </PracticeProvider>
  )
}

function practising(real: Workspace, { store }: Run, onFinished: () => void): Workspace {
  const outbox: Outbox = {
    async keep(command, change) {
      await store.keep(command, change)
      if (command.type === 'visit.finish') onFinished()
    },
    flush: () => Promise.resolve({ sent: 0, waiting: 0, refused: 0, stopped: null }),
  }
  const still = { running: false, problem: null, triedAt: null }
  const exchange: Exchange = {
    state: () => still,
    watch: () => () => undefined,
    run: () => Promise.resolve(still),
    runWithPhotos: () => Promise.resolve(still),
  }
  return { ...real, store, outbox, exchange }
}

function secondsSince(began: number): number {
  return Math.round((Date.now() - began) / 1000)
}

function isWritten({ type }: HTMLInputElement): boolean {
  return type !== 'radio' && type !== 'checkbox' && type !== 'file'
}
