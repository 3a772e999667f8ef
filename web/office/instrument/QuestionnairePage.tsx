import {
  decideVersion,
  downloadForm,
  getVersion,
  type VersionDifferenceShown,
} from '@tanggap/contract/questionnaires'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, addressOf, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  DocumentLink,
  formatDate,
  formatDateTime,
  KeyValue,
  PageHeader,
  RadioGroup,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { loadBook } from './book.ts'
import { instrumentText } from './instrument.text.ts'
import { VersionChip } from './VersionChip.tsx'

type Version = AnswerOf<typeof getVersion>

/** One version: what it changes, what it asks, and the decision of the second person. */
export function QuestionnairePage({ version }: { version: string }) {
  const asked = useAsk(getVersion, { params: { version } })
  return <Answered of={asked}>{(one) => <Shown version={one} reload={asked.reload} />}</Answered>
}

function Shown({ version: one, reload }: { version: Version; reload: () => void }) {
  const locale = useLocale()
  const t = instrumentText(locale)
  const { summary, difference, comparedWith, instrument } = one
  const by = (name: string | null, at: string | null) =>
    name && at ? t.by(name, formatDateTime(at, locale)) : t.none
  return (
    <>
      <PageHeader title={summary.title[locale]} lead={<code>{summary.version}</code>} />
      <div class="t-stack">
        <section class="t-card">
          <KeyValue
            pairs={[
              { label: t.status, value: <VersionChip of={summary} /> },
              { label: t.validFrom, value: formatDate(summary.validFrom, locale) },
              { label: t.source, value: <span lang="en">{summary.source}</span> },
              { label: t.madeBy, value: by(summary.madeBy, summary.madeAt) },
              { label: t.decidedBy, value: by(summary.decidedBy, summary.decidedAt) },
              ...(summary.status === 'published'
                ? [
                    {
                      label: t.certificates,
                      value: summary.certificatesFrom ? (
                        <>
                          {t.certificatesFrom} <code>{summary.certificatesFrom}</code>
                        </>
                      ) : (
                        t.testAgain
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <DocumentLink
            href={addressOf(downloadForm, { params: { version: summary.version } })}
            title={t.download}
            detail="Excel"
            download
          />
          <Decide version={one} onDecided={reload} />
        </section>
        {difference && comparedWith && (
          <section class="t-card">
            <h2>
              {t.changes} <code>{comparedWith}</code>
            </h2>
            <Differences of={difference} />
          </section>
        )}
        <Table
          caption={t.allQuestions}
          columns={[
            { key: 'key', header: t.key, names: true, cell: ({ key }) => <code>{key}</code> },
            { key: 'label', header: t.label, cell: ({ label }) => label[locale] },
            {
              key: 'form',
              header: t.form,
              cell: ({ type, codeList }) => <code>{codeList ? `${type} ${codeList}` : type}</code>,
            },
          ]}
          rows={instrument.questions}
          rowKey={({ key }) => key}
        />
      </div>
    </>
  )
}

function Differences({ of }: { of: VersionDifferenceShown }) {
  const t = instrumentText(useLocale())
  const lines = (['questions', 'codeLists', 'checks', 'topics', 'optionGroups'] as const).flatMap((part) => {
    const { added, removed, changed } = of[part]
    return [
      ...added.map((key) => ({ part, key, what: t.added, parts: [] })),
      ...removed.map((key) => ({ part, key, what: t.removed, parts: [] })),
      ...changed.map(({ key, parts }) => ({ part, key, what: t.changed, parts })),
    ]
  })
  if (lines.length === 0) return <p class="t-muted">{t.noChanges}</p>
  return (
    <ul>
      {lines.map(({ part, key, what, parts }) => (
        <li key={`${part} ${key} ${what}`}>
          {t.parts[part]} <code>{key}</code>: {what} {parts.length > 0 && <code>{parts.join(', ')}</code>}
        </li>
      ))}
    </ul>
  )
}

function Decide({
  version: { summary, hash, allowed },
  onDecided,
}: {
  version: Version
  onDecided: () => void
}) {
  const locale = useLocale()
  const t = instrumentText(locale)
  const [asking, setAsking] = useState<'publish' | 'withdraw'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [refresher, setRefresher] = useState<'due' | 'holds'>()
  if (allowed.length === 0) return null

  async function decide(reason: string) {
    if (asking === undefined) return
    if (asking === 'publish' && refresher === undefined) return setError(t.refresherUnsaid)
    setBusy(true)
    setError(undefined)
    const params = { version: summary.version, action: asking }
    const answer = await ask(decideVersion, {
      params,
      body: { hash, reason, refresher: refresher === 'due' },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    await loadBook()
    onDecided()
  }

  return (
    <div class="t-stack-s">
      {allowed.map((action) => (
        <Button
          key={action}
          kind={action === 'publish' ? 'primary' : 'quiet'}
          icon={action === 'publish' ? 'check' : 'cross'}
          onClick={() => setAsking(action)}
        >
          {t[action]}
        </Button>
      ))}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'withdraw' ? t.withdraw : t.publish}
        consequence={
          asking === 'withdraw'
            ? t.withdrawConsequence
            : t.publishConsequence(formatDate(summary.validFrom, locale))
        }
        confirmLabel={asking === 'withdraw' ? t.withdraw : t.publish}
        danger={asking === 'withdraw'}
        busy={busy}
        {...(asking === 'withdraw' && { reason: {} })}
        error={error}
        onConfirm={(reason) => void decide(reason)}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      >
        {asking === 'publish' && (
          <RadioGroup
            name="refresher"
            label={t.refresher}
            value={refresher}
            onInput={(value) => setRefresher(value === 'due' ? 'due' : 'holds')}
            choices={[
              { value: 'due', label: t.refresherDue, hint: t.refresherDueHint },
              { value: 'holds', label: t.refresherHolds, hint: t.refresherHoldsHint },
            ]}
          />
        )}
      </ConfirmDialog>
    </div>
  )
}
