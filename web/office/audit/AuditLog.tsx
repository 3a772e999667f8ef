import { type auditLine, checkAudit, readAudit } from '@tanggap/contract/audit'
import type { AnswerOf } from '@tanggap/contract/route'
import { roleTitles } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import type { z } from 'zod'
import { Answered, type Asked, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  EmptyState,
  FilterBar,
  formatDateTime,
  formatNumber,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Table,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { actChoices, actName } from './act-words.ts'
import { auditText } from './audit.text.ts'

type Line = z.infer<typeof auditLine>

/** For the auditor and the privacy officer: what was read and done, and whether the log is whole. */
export function AuditLog() {
  const locale = useLocale()
  const t = auditText(locale)
  const address = useAddress()
  const { action, actor, before } = address.query
  const asked = useAsk(readAudit, { query: { action, actor, before } })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={<Check />} />
      <FilterBar onApply={address.apply}>
        <TextField name="actor" label={t.actor} value={actor} width="m" />
        <Select
          name="action"
          label={t.action}
          placeholder={t.everyAction}
          optional
          value={action}
          options={actChoices(locale)}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ lines, more, seal }) => (
          <>
            {seal && (
              <p class="t-muted">
                {t.seal(formatNumber(seal.sequence, locale), formatDateTime(seal.sealedAt, locale))}
                {' · '}
                <span class="t-digits">{seal.hash.slice(0, 16)}</span>
              </p>
            )}
            <Table
              caption={t.title}
              columns={columnsIn(locale)}
              rows={lines}
              rowKey={(line) => line.id}
              empty={<EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
            />
            <div class="t-row">
              {before && <LinkButton href={address.with({ before: undefined })}>{t.newest}</LinkButton>}
              {more && <LinkButton href={address.with({ before: lines.at(-1)?.id })}>{t.older}</LinkButton>}
            </div>
          </>
        )}
      </Answered>
    </>
  )
}

function Check() {
  const locale = useLocale()
  const t = auditText(locale)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Asked<AnswerOf<typeof checkAudit>>>()
  async function check() {
    setBusy(true)
    setAnswer(await ask(checkAudit))
    setBusy(false)
  }
  return (
    <>
      <Button icon="seal" busy={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {answer && !answer.ok && <Notice tone="bad">{answer.refusal.sentence[locale]}</Notice>}
      {answer?.ok && (
        <Notice tone={answer.value.brokenAt === null ? 'good' : 'bad'} live>
          {answer.value.brokenAt === null
            ? t.whole(formatNumber(answer.value.lines, locale), formatNumber(answer.value.seals, locale))
            : t.broken(formatNumber(answer.value.brokenAt, locale))}
        </Notice>
      )}
    </>
  )
}

function columnsIn(locale: 'id' | 'en'): readonly Column<Line>[] {
  const t = auditText(locale)
  return [
    { key: 'at', header: t.when, cell: (line) => formatDateTime(line.at, locale), names: true },
    { key: 'actor', header: t.who, cell: (line) => `${line.actor} · ${roleName(line.role, locale)}` },
    { key: 'action', header: t.what, cell: (line) => actName(line.action, locale) },
    { key: 'count', header: t.count, cell: (line) => formatNumber(line.subjectCount, locale), align: 'end' },
    { key: 'reason', header: t.reason, cell: (line) => line.reason ?? '–' },
    { key: 'sealed', header: t.sealed, cell: (line) => (line.sealed ? t.yes : t.notYet) },
  ]
}

/** Who acts without an office. */
const withoutOffice = {
  citizen: { id: 'lewat portal', en: 'through the portal' },
  system: { id: 'pekerjaan otomatis', en: 'automatic work' },
}

function roleName(role: string, locale: 'id' | 'en'): string {
  const titles: Readonly<Record<string, { id: string; en: string }>> = { ...roleTitles, ...withoutOffice }
  return titles[role]?.[locale] ?? role
}
