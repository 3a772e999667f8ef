import { useState } from 'preact/hooks'
import { useSession } from '../session/session.ts'

/** What was typed last, by office: in memory alone, since neither a name nor a number may stand in an address. */
const last: { office: string; text: string } = { office: '', text: '' }

/** The name or number looked for. It is still there when one comes back from a family, and gone with the page. */
export function useTyped(): readonly [string, (text: string) => void] {
  const { office } = useSession()
  const mine = `${office.role} ${office.region}`
  const [text, setText] = useState(last.office === mine ? last.text : '')
  return [
    text,
    (typed) => {
      last.office = mine
      last.text = typed
      setText(typed)
    },
  ]
}
