import { decideGroup, downloadReturn, getWorkbench, undoDecision } from '@tanggap/contract/intake-desk'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, addressOf, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Dialog,
  DocumentLink,
  EmptyState,
  formatDateTime,
  formatNumber,
  LinkButton,
  Notice,
  RadioGroup,
  StatusChip,
  Table,
  TextArea,
  useLocale,
} from '../../kit/index.ts'
import { useVillageName } from '../villages.ts'
import { deskText } from './desk.text.ts'
import { IntakeFrame } from './IntakeFrame.tsx'
import { intakeText } from './intake.text.ts'
import { useIntake } from './use-intake.ts'

type Bench = AnswerOf<typeof getWorkbench>
type Group = Bench['groups'][number]
interface Chosen {
  readonly group: Group
  readonly village: string | null
}

const tones = { error: 'bad', warning: 'attention', info: 'neutral' } as const

/** Problems by rule and village; each leads to its rows, and each group can be decided on at once, with undo. */
export function WorkbenchPage({ id }: { id: string }) {
  const asked = useIntake(id)
  const bench = useAsk(getWorkbench, { params: { id } })
  return (
    <Answered of={asked}>
      {(intake) => (
        <IntakeFrame intake={intake} view="bench">
          <Answered of={bench}>{(shown) => <Bench id={id} bench={shown} onChange={bench.reload} />}</Answered>
        </IntakeFrame>
      )}
    </Answered>
  )
}

function Bench({ id, bench, onChange }: { id: string; bench: Bench; onChange: () => void }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const villageName = useVillageName()
  const [chosen, setChosen] = useState<Chosen>()
  const [error, setError] = useState<string>()
  const number = (value: number) => formatNumber(value, locale)
  const place = (code: string | null) => (code === null ? d.noVillage : villageName(code))

  async function undo(decision: string) {
    const answer = await ask(undoDecision, { params: { id, decision } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    onChange()
  }

  if (bench.groups.length === 0 && bench.decisions.length === 0)
    return <EmptyState icon="check" title={d.benchDone} />
  return (
    <>
      <p>{d.benchLead(number(bench.settled), number(bench.rows))}</p>
      <progress
        class="o-progress"
        aria-label={d.benchLead(number(bench.settled), number(bench.rows))}
        max={Math.max(1, bench.rows)}
        value={bench.settled}
      />
      {!bench.mayWork && <p class="t-muted">{d.benchClosed}</p>}
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {bench.groups.map((group) => (
        <section key={group.code} class="t-card t-stack-s">
          <div class="t-row">
            <StatusChip tone={tones[group.severity]}>{t.severity[group.severity]}</StatusChip>
            <strong>{d.benchLead(number(group.settled), number(group.rows))}</strong>
          </div>
          <h2 class="o-problem">{group.sentence[locale]}</h2>
          <p class="t-muted">
            {d.source}: {group.source[locale]}
          </p>
          <div class="t-row">
            <LinkButton href={`/intakes/${id}?code=${encodeURIComponent(group.code)}`}>
              {d.seeRows}
            </LinkButton>
            {bench.mayWork && (
              <Button onClick={() => setChosen({ group, village: null })}>
                {d.decide} · {d.everywhere}
              </Button>
            )}
          </div>
          <details>
            <summary>{d.perVillage(number(group.villages.length))}</summary>
            <Table
              caption={group.sentence[locale]}
              captionHidden
              rows={group.villages}
              rowKey={({ code }) => code ?? 'none'}
              columns={[
                { key: 'village', header: d.village, names: true, cell: ({ code }) => place(code) },
                { key: 'rows', header: d.rows, align: 'end', cell: ({ rows }) => number(rows) },
                { key: 'settled', header: d.settled, align: 'end', cell: ({ settled }) => number(settled) },
                {
                  key: 'act',
                  header: d.decide,
                  cell: ({ code }) =>
                    code !== null &&
                    bench.mayWork && (
                      <Button onClick={() => setChosen({ group, village: code })}>{d.decide}</Button>
                    ),
                },
              ]}
            />
          </details>
        </section>
      ))}
      <section class="t-stack-s">
        <h2>{d.decided}</h2>
        <Table
          caption={d.decided}
          captionHidden
          rows={bench.decisions}
          rowKey={(decision) => decision.id}
          empty={<EmptyState title={d.noDecisions} />}
          columns={[
            { key: 'what', header: t.problem, names: true, cell: ({ sentence }) => sentence[locale] },
            { key: 'decision', header: d.decide, cell: ({ decision }) => d.decisions[decision] },
            {
              key: 'village',
              header: d.village,
              cell: ({ village }) => (village === null ? d.everywhere : villageName(village)),
            },
            { key: 'rows', header: d.rows, align: 'end', cell: ({ rows }) => number(rows) },
            { key: 'by', header: t.decision, cell: ({ by, at }) => d.by(by, formatDateTime(at, locale)) },
            {
              key: 'undo',
              header: d.undo,
              cell: (decision) =>
                bench.mayWork && <Button onClick={() => void undo(decision.id)}>{d.undo}</Button>,
            },
          ]}
        />
      </section>
      {bench.files.some(({ toReturn }) => toReturn > 0) && (
        <section class="t-stack-s">
          <h2>{d.returnFiles}</h2>
          {bench.files
            .filter(({ toReturn }) => toReturn > 0)
            .map((file) => (
              <DocumentLink
                key={file.id}
                href={addressOf(downloadReturn, { params: { id, file: file.id } })}
                title={file.name}
                detail={d.returnDetail(number(file.toReturn))}
                download
              />
            ))}
        </section>
      )}
      {chosen && (
        <DecideGroup
          id={id}
          chosen={chosen}
          where={chosen.village === null ? d.everywhere : villageName(chosen.village)}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined)
            onChange()
          }}
        />
      )}
    </>
  )
}

const choices = ['take', 'hold', 'return'] as const

function DecideGroup({
  id,
  chosen: { group, village },
  where,
  onClose,
  onDone,
}: {
  id: string
  chosen: Chosen
  where: string
  onClose: () => void
  onDone: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const offered = choices.filter((each) => each !== 'take' || group.severity !== 'error')
  const [decision, setDecision] = useState<(typeof choices)[number]>('return')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function save() {
    setBusy(true)
    const answer = await ask(decideGroup, {
      params: { id },
      body: { code: group.code, village, decision, note },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    onDone()
  }
  return (
    <Dialog
      open
      title={`${d.decisionTitle} · ${where}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{d.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            {d.decide}
          </Button>
        </>
      }
    >
      <div class="t-stack">
        <p>{group.sentence[locale]}</p>
        {error && (
          <Notice tone="bad" live>
            {error}
          </Notice>
        )}
        <RadioGroup
          name="decision"
          label={d.decide}
          value={decision}
          onInput={(value) => setDecision(choices.find((each) => each === value) ?? 'return')}
          choices={offered.map((each) => ({
            value: each,
            label: d.decisions[each],
            hint: d.decisionHelp[each],
          }))}
        />
        <TextArea
          name="note"
          label={d.decisionNote}
          optional
          value={note}
          onInput={setNote}
          rows={2}
          limit={400}
        />
      </div>
    </Dialog>
  )
}
