import type { ChangeDetail } from '@tanggap/contract/changes'
import { listMeetings, putOnAgenda } from '@tanggap/contract/deliberations'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import { Button, formatDateTime, LinkButton, Notice, Select, useLocale } from '../../kit/index.ts'
import { changesText } from './changes.text.ts'

/** Puts one change before a meeting that is planned or under way. */
export function AgendaPicker({ change, onDone }: { change: ChangeDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = changesText(locale)
  const asked = useAsk(listMeetings)
  const [meetingId, setMeetingId] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function put(id: string) {
    setBusy(true)
    const { id: changeId, version, contentHash } = change
    const answer = await ask(putOnAgenda, {
      params: { id },
      body: { changes: [{ changeId, version, contentHash }] },
    })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }
  return (
    <Answered of={asked}>
      {({ meetings }) => {
        const open = meetings.filter(({ status }) => status === 'planned' || status === 'held')
        const chosen = meetingId || open[0]?.id
        return (
          <div class="t-stack-s">
            <h3>{t.agenda}</h3>
            <p class="t-muted">{open.length ? t.agendaHelp : t.noMeeting}</p>
            {chosen ? (
              <>
                <Select
                  name="meeting"
                  label={t.chooseMeeting}
                  placeholder={false}
                  value={chosen}
                  options={open.map(({ id, number, heldAt }) => ({
                    value: id,
                    label: `${formatDateTime(heldAt, locale)} · ${number}`,
                  }))}
                  onInput={setMeetingId}
                />
                <Button icon="meeting" busy={busy} wide onClick={() => void put(chosen)}>
                  {t.putOn}
                </Button>
              </>
            ) : (
              <LinkButton href="/meetings">{t.openMeetings}</LinkButton>
            )}
            {error && (
              <Notice tone="bad" live>
                {error}
              </Notice>
            )}
          </div>
        )
      }}
    </Answered>
  )
}
