import { planMeeting } from '@tanggap/contract/deliberations'
import { type MeetingKind, meetingKinds } from '@tanggap/core/deliberations'
import { isVillageCode, kindOfVillage } from '@tanggap/core/regions'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  DateField,
  Form,
  NumberField,
  PageHeader,
  RadioGroup,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { meetingText } from './deliberations.text.ts'

export function PlanMeeting() {
  const locale = useLocale()
  const t = meetingText(locale)
  const { route } = useLocation()
  const { office } = useSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const isWard = isVillageCode(office.region) && kindOfVillage(office.region) === 'kelurahan'
  const kinds: readonly MeetingKind[] = isWard ? ['muskel'] : ['musdes', 'musdesus']

  async function plan(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    const answer = await ask(planMeeting, {
      body: {
        kind: kinds.find((kind) => kind === text('kind')) ?? kinds[0] ?? 'musdes',
        heldAt: `${text('heldAt')}:00+07:00`,
        place: text('place'),
        chair: text('chair'),
        invited: Number(text('invited')),
        quorum: Number(text('quorum')),
      },
    })
    setBusy(false)
    if (answer.ok) route(`/meetings/${answer.value.id}`)
    else setError(answer.refusal.sentence[locale])
  }
  return (
    <>
      <PageHeader crumbs={[{ label: t.title, href: '/meetings' }, { label: t.plan }]} title={t.plan} />
      <Form
        onSubmit={(form) => void plan(form)}
        errors={error ? [{ message: error }] : undefined}
        actions={
          <Button type="submit" kind="primary" busy={busy}>
            {t.save}
          </Button>
        }
      >
        <RadioGroup
          name="kind"
          label={t.kind}
          value={kinds[0]}
          choices={kinds.map((kind) => ({ value: kind, label: meetingKinds[kind][locale] }))}
        />
        <DateField name="heldAt" label={t.heldAt} withTime />
        <TextField name="place" label={t.place} />
        <TextField name="chair" label={t.chair} />
        <NumberField name="invited" label={t.invited} unit={t.people} />
        <NumberField name="quorum" label={t.quorum} hint={t.quorumHint} unit={t.people} />
      </Form>
    </>
  )
}
