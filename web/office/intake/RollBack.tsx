import type { IntakeDetail } from '@tanggap/contract/intake'
import { askRollback, keepIntake, rollBackIntake } from '@tanggap/contract/intake-desk'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  formatDateTime,
  formatNumber,
  LinkButton,
  Notice,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { comparisonText } from './comparison.text.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

/** Taking a delivery back: one asks, another confirms, and what stands in the way is said in words. */
export function RollBack({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison
  onChange: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const t = comparisonText(locale)
  const { name } = useSession()
  const [asking, setAsking] = useState<'ask' | 'confirm'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { rollback, dependants, allowed, status } = comparison
  const params = { id: intake.id }

  async function act(answer: ReturnType<typeof ask<typeof keepIntake>>) {
    setBusy(true)
    const told = await answer
    setBusy(false)
    if (!told.ok) return setError(told.refusal.sentence[locale])
    setAsking(undefined)
    setError(undefined)
    onChange()
  }

  if (status === 'rolled_back')
    return (
      <Notice
        tone="attention"
        title={d.rolledBack(rollback?.confirmedBy ?? '')}
        action={<LinkButton href="/registry">{t.seeLayers}</LinkButton>}
      >
        <p>{t.afterwards}</p>
        {rollback && <p>{`${rollback.by}: ${rollback.reason}`}</p>}
      </Notice>
    )
  if (status !== 'accepted' && status !== 'rollback_asked') return null
  const number = (value: number) => formatNumber(value, locale)
  const consequences = (
    <ul>
      {comparison.taking && (
        <li>
          {t.rollbackConsequence(number(comparison.taking.families), number(comparison.taking.persons))}
        </li>
      )}
      <li>{t.rollbackRatified}</li>
      <li>{t.rollbackParts(number(Math.max(1, comparison.batchesDone)))}</li>
      <li>{t.rollbackFinal}</li>
    </ul>
  )
  return (
    <section class="t-stack-s">
      {dependants.length > 0 && (
        <Notice tone="info" title={d.restsTitle}>
          <p>{t.restsHelp}</p>
          <ul>
            {dependants.map((each) => (
              <li key={each.kind}>
                {each.sentence[locale]} <Where {...each} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {rollback && status === 'rollback_asked' && (
        <Notice tone="attention" title={d.rollbackAsked(rollback.by, formatDateTime(rollback.at, locale))}>
          <p>{rollback.reason}</p>
          {rollback.by === name && <p>{d.rollbackOwn}</p>}
          {error && asking === undefined && <p role="alert">{error}</p>}
        </Notice>
      )}
      <div class="t-row">
        {allowed.includes('askRollback') && <Button onClick={() => setAsking('ask')}>{d.rollback}</Button>}
        {allowed.includes('rollBack') && (
          <Button kind="danger" onClick={() => setAsking('confirm')}>
            {d.rollbackConfirm}
          </Button>
        )}
        {allowed.includes('keep') && (
          <Button busy={busy} onClick={() => void act(ask(keepIntake, { params }))}>
            {d.rollbackKeep}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking === 'ask'}
        title={d.rollbackTitle}
        consequence={d.rollbackHelp}
        confirmLabel={d.rollback}
        danger
        busy={busy}
        error={error}
        reason={{ label: d.rollbackReason }}
        onConfirm={(reason) => void act(ask(askRollback, { params, body: { reason } }))}
        onCancel={() => setAsking(undefined)}
      >
        {consequences}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'confirm'}
        title={d.rollbackConfirmTitle}
        consequence={d.rollbackHelp}
        confirmLabel={d.rollbackConfirm}
        danger
        busy={busy}
        error={error}
        onConfirm={() => void act(ask(rollBackIntake, { params }))}
        onCancel={() => setAsking(undefined)}
      >
        {consequences}
      </ConfirmDialog>
    </section>
  )
}

type Dependant = Comparison['dependants'][number]

/** Pages of what is named one by one, and lists of what is only counted. */
const pageOf: Readonly<Record<Dependant['kind'], { page?: string; list: string }>> = {
  later_intake: { page: '/intakes', list: '/intakes' },
  campaign: { page: '/campaigns', list: '/campaigns' },
  visit: { list: '/visits' },
  batch: { page: '/batches', list: '/batches' },
  ratified_change: { page: '/changes', list: '/changes' },
  change: { page: '/changes', list: '/changes' },
  ticket: { page: '/tickets', list: '/tickets' },
  slip: { list: '/slips' },
  aid: { page: '/intakes', list: '/intakes' },
  saved_list: { list: '/registry/saved' },
  report: { page: '/reports', list: '/reports' },
}

/** Where to look: the pages of those named, and the list when there are more or none is named. */
function Where({ kind, named, count }: Dependant) {
  const locale = useLocale()
  const t = comparisonText(locale)
  const { page, list } = pageOf[kind]
  const links = page === undefined ? [] : named.map(({ id, name }) => ({ href: `${page}/${id}`, name }))
  return (
    <span class="t-row">
      {links.map(({ href, name }) => (
        <a key={href} href={href}>
          {name}
        </a>
      ))}
      {links.length < count && <a href={list}>{t.places[kind]}</a>}
    </span>
  )
}
