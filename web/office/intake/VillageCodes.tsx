import {
  enterVillageCodes,
  listVillageCodes,
  mostCodeLines,
  type VillageCodeLine,
  withdrawVillageCode,
} from '@tanggap/contract/village-codes'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Form,
  formatDate,
  formatDateTime,
  formatNumber,
  Notice,
  PageHeader,
  Table,
  TextArea,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { useVillageName } from '../villages.ts'
import { intakeText } from './intake.text.ts'
import { type CodeLine, readCodeLines } from './read-code-lines.ts'
import { villageCodesText } from './village-codes.text.ts'

/** Other codes under which files may name the villages of today. */
export function VillageCodes() {
  const locale = useLocale()
  const t = villageCodesText(locale)
  const asked = useAsk(listVillageCodes)
  return (
    <div class="t-stack">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ href: '/intakes', label: intakeText(locale).title }, { label: t.title }]}
      />
      <Answered of={asked}>
        {({ codes, mayEnter }) => (
          <>
            <Codes codes={codes} mayEnter={mayEnter} onChange={asked.reload} />
            {mayEnter && <EnterCodes onChange={asked.reload} />}
          </>
        )}
      </Answered>
    </div>
  )
}

function Codes({
  codes,
  mayEnter,
  onChange,
}: {
  codes: readonly VillageCodeLine[]
  mayEnter: boolean
  onChange: () => void
}) {
  const locale = useLocale()
  const t = villageCodesText(locale)
  const villageName = useVillageName()
  const [asking, setAsking] = useState<VillageCodeLine>()
  const [error, setError] = useState<string>()

  async function withdraw(id: string) {
    const answer = await ask(withdrawVillageCode, { params: { id } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAsking(undefined)
    onChange()
  }
  return (
    <>
      <Table
        caption={t.title}
        captionHidden
        rows={codes}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        columns={[
          { key: 'code', header: t.code, names: true, cell: ({ code }) => <code>{code}</code> },
          { key: 'system', header: t.system, cell: ({ system }) => t.systems[system] },
          { key: 'village', header: t.village, cell: ({ village }) => villageName(village) },
          {
            key: 'valid',
            header: t.valid,
            cell: ({ validFrom, validTo }) =>
              validTo === null
                ? t.since(formatDate(validFrom, locale))
                : t.between(formatDate(validFrom, locale), formatDate(validTo, locale)),
          },
          { key: 'source', header: t.source, cell: ({ source }) => source },
          {
            key: 'entered',
            header: t.enteredBy,
            cell: ({ enteredBy, enteredAt }) => t.by(enteredBy, formatDateTime(enteredAt, locale)),
          },
          ...(mayEnter
            ? [
                {
                  key: 'act',
                  header: t.act,
                  cell: (line: VillageCodeLine) => (
                    <Button kind="quiet" onClick={() => setAsking(line)}>
                      {t.withdraw}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        open={asking !== undefined}
        title={t.withdrawTitle(asking?.code ?? '')}
        consequence={t.withdrawConsequence}
        confirmLabel={t.withdraw}
        error={error}
        onConfirm={() => void (asking && withdraw(asking.id))}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </>
  )
}

function EnterCodes({ onChange }: { onChange: () => void }) {
  const locale = useLocale()
  const t = villageCodesText(locale)
  const [turn, setTurn] = useState(0)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string>()
  const [errors, setErrors] = useState<readonly { field?: string; message: string }[]>([])
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message

  async function save(form: FormData) {
    const source = String(form.get('source') ?? '').trim()
    const lines = readCodeLines(String(form.get('lines') ?? ''))
    const wrong = lines.indexOf(undefined)
    const read = lines.filter((line): line is CodeLine => line !== undefined)
    const found = [
      ...(lines.length === 0 ? [{ field: 'lines', message: t.noLines }] : []),
      ...(wrong >= 0 ? [{ field: 'lines', message: t.badLine(wrong + 1) }] : []),
      ...(lines.length > mostCodeLines
        ? [{ field: 'lines', message: t.tooMany(formatNumber(mostCodeLines, locale)) }]
        : []),
      ...(source.length < 3 ? [{ field: 'source', message: t.noSource }] : []),
    ]
    setErrors(found)
    setTold(undefined)
    if (found.length > 0) return
    setBusy(true)
    const answer = await ask(enterVillageCodes, { body: { source, lines: read } })
    setBusy(false)
    if (!answer.ok) return setErrors([{ field: 'lines', message: answer.refusal.sentence[locale] }])
    setTold(t.saved(formatNumber(answer.value.entered, locale)))
    setTurn(turn + 1)
    onChange()
  }
  return (
    <section class="t-stack-s">
      <h2>{t.enter}</h2>
      {told && (
        <Notice tone="good" live>
          {told}
        </Notice>
      )}
      <Form
        key={turn}
        errors={errors}
        onSubmit={(form) => void save(form)}
        actions={
          <Button type="submit" kind="primary" icon="check" busy={busy}>
            {t.save}
          </Button>
        }
      >
        <TextArea name="lines" label={t.lines} hint={t.linesHint} rows={6} error={errorOf('lines')} />
        <TextField name="source" label={t.source} hint={t.sourceHint} error={errorOf('source')} />
      </Form>
    </section>
  )
}
