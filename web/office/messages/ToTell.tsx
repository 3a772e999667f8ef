import { listToTell, type TellTask, tellCitizen } from '@tanggap/contract/messages'
import { mayDo } from '@tanggap/core/access'
import { messageTemplates } from '@tanggap/core/messages'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { useSession } from '../session/session.ts'
import { messagesText } from './messages.text.ts'

/** Citizens whom no channel reached. Somebody tells them, and says so. */
export function ToTell() {
  const locale = useLocale()
  const t = messagesText(locale)
  const address = useAddress()
  const { office } = useSession()
  const { page = '1' } = address.query
  const asked = useAsk(listToTell, { query: { page: Number(page) } })
  const [chosen, setChosen] = useState<TellTask>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [done, setDone] = useState(false)

  async function tell(task: TellTask, how: string) {
    setBusy(true)
    const answer = await ask(tellCitizen, { params: { id: task.id }, body: { version: task.version, how } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setChosen(undefined)
    setDone(true)
    asked.reload()
  }

  return (
    <>
      <PageHeader title={t.toTell} lead={t.toTellLead} />
      {done && (
        <Notice tone="good" live>
          {t.done}
        </Notice>
      )}
      <Answered of={asked}>
        {({ tasks, total, pageSize }) => (
          <>
            <Table
              caption={t.toTell}
              captionHidden
              rows={tasks}
              rowKey={({ id }) => id}
              empty={
                <EmptyState icon="check" title={t.noTasks}>
                  {t.noTasksHelp}
                </EmptyState>
              }
              columns={[
                {
                  key: 'what',
                  header: t.about,
                  names: true,
                  cell: ({ template }) => messageTemplates[template].title[locale],
                },
                { key: 'text', header: t.text, cell: ({ text }) => text },
                { key: 'since', header: t.since, cell: ({ since }) => formatDate(since, locale) },
                {
                  key: 'act',
                  header: t.told,
                  cell: (task) => (
                    <div class="t-row">
                      {task.ticketId && (
                        <LinkButton href={`/tickets/${task.ticketId}`}>{t.openTicket}</LinkButton>
                      )}
                      {task.familyId && mayDo(office.role, 'registry.read') && (
                        <LinkButton href={`/registry/${task.familyId}`}>{t.openFamily}</LinkButton>
                      )}
                      <Button
                        icon="check"
                        onClick={() => {
                          setError(undefined)
                          setDone(false)
                          setChosen(task)
                        }}
                      >
                        {t.told}
                      </Button>
                    </div>
                  ),
                },
              ]}
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.toldTitle}
        consequence={t.toldConsequence}
        confirmLabel={t.told}
        reason={{ label: t.toldHow, hint: t.toldHint }}
        busy={busy}
        error={error}
        onConfirm={(how) => chosen && void tell(chosen, how)}
        onCancel={() => setChosen(undefined)}
      />
    </>
  )
}
