import type { RefusalAnswer } from '@tanggap/contract/refusal'
import type { AnswerOf, InputOf, Route } from '@tanggap/contract/route'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ask } from './ask.ts'

/** One question of a page and where it stands. While it reloads, the last value stays on the screen. */
export type Asking<T> =
  | { readonly state: 'loading'; readonly value: undefined; readonly reload: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly stale: boolean; readonly reload: () => void }
  | {
      readonly state: 'failed'
      readonly value: undefined
      readonly refusal: RefusalAnswer
      readonly status: number
      readonly reload: () => void
    }

/** Asks when the page opens and whenever what is asked changes. `skip` waits. */
export function useAsk<R extends Route>(
  route: R,
  input: InputOf<R> = {},
  options: { readonly skip?: boolean; readonly everySeconds?: number } = {},
): Asking<AnswerOf<R>> {
  const [held, setHeld] = useState<Held<AnswerOf<R>>>({ state: 'loading' })
  const [stale, setStale] = useState(false)
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  const key = JSON.stringify(input)
  const reload = useCallback(() => setTurn((count) => count + 1), [])

  useEffect(() => {
    if (options.skip) return
    const mine = ++latest.current
    setStale(true)
    void ask(route, input).then((answer) => {
      if (mine !== latest.current) return
      setStale(false)
      setHeld(
        answer.ok
          ? { state: 'ready', value: answer.value }
          : { state: 'failed', refusal: answer.refusal, status: answer.status },
      )
    })
  }, [route, key, turn, options.skip])

  useEffect(() => {
    if (!options.everySeconds) return
    const timer = setInterval(reload, options.everySeconds * 1000)
    return () => clearInterval(timer)
  }, [options.everySeconds, reload])

  switch (held.state) {
    case 'loading':
      return { state: 'loading', value: undefined, reload }
    case 'ready':
      return { state: 'ready', value: held.value, stale, reload }
    case 'failed':
      return { state: 'failed', value: undefined, refusal: held.refusal, status: held.status, reload }
  }
}

type Held<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly refusal: RefusalAnswer; readonly status: number }
