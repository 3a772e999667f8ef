import { listHandovers } from '@tanggap/contract/met-families'
import type { AnswerOf } from '@tanggap/contract/route'
import { listFieldVisits, orderFieldVisit } from '@tanggap/contract/visits'
import { changeKinds } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Dialog,
  EmptyState,
  formatDate,
  formatNumber,
  PageHeader,
  RadioGroup,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { CaseChip } from './case-chip.tsx'
import { visitsText } from './visits.text.ts'

type Due = AnswerOf<typeof listFieldVisits>['due'][number]

/** Changes that wait to be seen in the field, and whom to send. */
export function FieldVisits() {
  const locale = useLocale()
  const t = visitsText(locale)
  const asked = useAsk(listFieldVisits)
  const [ordering, setOrdering] = useState<Due>()
  return (
    <>
      <PageHeader title={t.fieldTitle} lead={t.fieldLead} />
      <Answered of={asked}>
        {({ due }) => (
          <Table
            caption={t.fieldTitle}
            captionHidden
            rows={due}
            rowKey={({ changeId }) => changeId}
            empty={<EmptyState title={t.fieldNone}>{t.fieldNoneHelp}</EmptyState>}
            columns={[
              { key: 'number', header: t.change, names: true, cell: ({ number }) => number },
              { key: 'kind', header: t.finding, cell: ({ kind }) => kindTitle(kind)[locale] },
              { key: 'head', header: t.head, cell: ({ headName }) => headName },
              { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
              { key: 'since', header: t.since, cell: ({ since }) => formatDate(since, locale) },
              {
                key: 'visit',
                header: t.ordered,
                cell: (one) =>
                  one.visit ? (
                    <span class="t-row">
                      <CaseChip status={one.visit.status} />
                      {one.visit.status === 'submitted' ? (
                        <a href={`/visits/${one.visit.id}`}>{one.visit.assignee?.name}</a>
                      ) : (
                        one.visit.assignee?.name
                      )}
                    </span>
                  ) : (
                    <Button icon="person" onClick={() => setOrdering(one)}>
                      {t.order}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answered>
      <Handovers />
      {ordering && (
        <OrderDialog
          due={ordering}
          onDone={() => {
            setOrdering(undefined)
            asked.reload()
          }}
          onCancel={() => setOrdering(undefined)}
        />
      )}
    </>
  )
}

/** Families found to live elsewhere, and who goes on with them. */
function Handovers() {
  const locale = useLocale()
  const t = visitsText(locale)
  const asked = useAsk(listHandovers)
  return (
    <section class="t-stack-s">
      <h2>{t.handovers}</h2>
      <Answered of={asked}>
        {({ handovers }) => (
          <Table
            caption={t.handovers}
            captionHidden
            rows={handovers}
            rowKey={({ id }) => id}
            empty={<p class="t-muted">{t.handoversNone}</p>}
            columns={[
              { key: 'head', header: t.head, names: true, cell: ({ headName }) => headName },
              { key: 'from', header: t.from, cell: ({ fromVillage }) => fromVillage },
              { key: 'to', header: t.to, cell: ({ toVillage }) => toVillage },
              { key: 'at', header: t.handedAt, cell: ({ handedAt }) => formatDate(handedAt, locale) },
              {
                key: 'who',
                header: t.goesOn,
                cell: ({ assignee, status, campaignId }) => (
                  <span class="t-row">
                    {status && <CaseChip status={status} />}
                    {assignee ? (
                      assignee.name
                    ) : campaignId ? (
                      <a href={`/campaigns/${campaignId}`}>{t.waitsToBeDealt}</a>
                    ) : (
                      t.waitsToBeDealt
                    )}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Answered>
    </section>
  )
}

function OrderDialog({ due, onDone, onCancel }: { due: Due; onDone: () => void; onCancel: () => void }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const [chosen, setChosen] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function order() {
    if (!chosen) return setError(t.choose)
    setBusy(true)
    const answer = await ask(orderFieldVisit, { body: { changeId: due.changeId, accountId: chosen } })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Dialog
      open
      onClose={onCancel}
      title={t.orderTitle(due.number)}
      footer={
        <Button kind="primary" busy={busy} onClick={() => void order()}>
          {t.order}
        </Button>
      }
    >
      <RadioGroup
        name="facilitator"
        label={t.facilitator}
        hint={t.orderLead}
        error={error}
        value={chosen}
        onInput={setChosen}
        choices={due.candidates.map(({ accountId, name, certified, load }) => ({
          value: accountId,
          label: name,
          hint: certified ? t.load(formatNumber(load, locale)) : t.notCertified,
          disabled: !certified,
        }))}
      />
    </Dialog>
  )
}

function kindTitle(kind: string): { readonly id: string; readonly en: string } {
  const kinds: Readonly<Record<string, { readonly title: { readonly id: string; readonly en: string } }>> =
    changeKinds
  return kinds[kind]?.title ?? { id: kind, en: kind }
}
