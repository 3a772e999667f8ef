import { foretellReassignment } from '@tanggap/contract/sync'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDateTime, formatNumber, type Locale, Notice, useLocale } from '../../kit/index.ts'
import { campaignsText } from './campaigns.text.ts'

/** Who holds the chosen cases on a phone now, and what becomes of their work when the cases go to another. */
export function HoldersNotice({ caseIds, open }: { caseIds: readonly string[]; open: boolean }) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const asked = useAsk(foretellReassignment, { body: { caseIds: caseIds.slice(0, 500) } }, { skip: !open })
  return (
    <Answered of={asked}>
      {({ holders }) =>
        holders.length === 0 ? null : (
          <Notice tone="info" title={t.holdersTitle}>
            <ul>
              {holders.map((holder) => (
                <li key={holder.officer.accountId}>{sentenceOf(holder, locale)}</li>
              ))}
            </ul>
            <p>{t.holdersOutcome}</p>
          </Notice>
        )
      }
    </Answered>
  )
}

interface Holder {
  readonly officer: { readonly name: string }
  readonly cases: number
  readonly lastContactAt: string | null
  readonly mayHoldWork: boolean
  readonly waiting: number
  readonly drafts: number | null
}

function sentenceOf(holder: Holder, locale: Locale): string {
  const t = campaignsText(locale)
  const number = (count: number) => formatNumber(count, locale)
  const held = t.holds(holder.officer.name, number(holder.cases))
  if (holder.lastContactAt === null) return `${held} ${t.neverHeard}`
  const heard = t.lastHeard(formatDateTime(holder.lastContactAt, locale))
  if (!holder.mayHoldWork) return `${held} ${heard} ${t.notFetched}`
  const work = t.unsentThen(number(holder.waiting), holder.drafts === null ? null : number(holder.drafts))
  return `${held} ${heard} ${work}`
}
