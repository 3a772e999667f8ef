import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type FieldStore, uuidV7 } from '../store/index.ts'
import type { Exchange, Outbox } from '../sync/index.ts'
import { officeNow, useWorkspace, type Workspace, WorkspaceScope } from '../workspace.ts'
import { PracticeProvider, type PracticeResult } from './practice-context.ts'
import { makePracticeStore } from './practice-store.ts'

interface Run {
  readonly store: FieldStore
  readonly instrumentVersion: string
  readonly began: number
}

/**
 * Lets every screen stand in a practice instead of in the work. The one thing that leaves a practice is that it was
 * finished: that goes into the real outbox.
 */
export function PracticeScope({ children }: { children: ComponentChildren }) {
  const real = useWorkspace()
  const [run, setRun] = useState<Run>()
  const [result, setResult] = useState<PracticeResult>()
  const taps = useRef(0)

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

  function begin() {
    const held = real.store.held()
    const instrument = [...held.instruments.values()].at(-1)
    if (!instrument) return
    taps.current = 0
    setResult(undefined)
    setRun({
      store: makePracticeStore(held, instrument),
      instrumentVersion: instrument.version,
      began: Date.now(),
    })
  }

  async function finished({ store, instrumentVersion, began }: Run) {
    const done = { seconds: Math.round((Date.now() - began) / 1000), taps: taps.current }
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
  const practice = { running: run !== undefined, result, begin, end: () => setRun(undefined) }
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
  }
  return { ...real, store, outbox, exchange }
}

function isWritten({ type }: HTMLInputElement): boolean {
  return type !== 'radio' && type !== 'checkbox' && type !== 'file'
}
