import type { MetFamilyContent } from '@tanggap/contract/sync'
import type { Position } from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button, DigitsField, Notice, NumberField, TextArea, TextField, useLocale } from '../../kit/index.ts'
import { PositionField } from '../evidence/PositionField.tsx'
import { Frame } from '../Frame.tsx'
import { uuidV7 } from '../store/index.ts'
import { LongChoices } from '../visit/LongChoices.tsx'
import { officeNow, useHeld, useWorkspace } from '../workspace.ts'
import { metText } from './met.text.ts'

/** A family that no list knows: told to its village, which decides. Nothing is promised at this door. */
export function MetPage() {
  const t = metText(useLocale())
  const held = useHeld()
  const { outbox } = useWorkspace()
  const { route } = useLocation()
  const [villageCode, setVillageCode] = useState(() => usualVillage([...held.cases.values()]))
  const [said, setSaid] = useState({ headName: '', hamlet: '', rt: '', rw: '', members: '', note: '' })
  const [position, setPosition] = useState<Position | null>(null)
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<string>()
  const [kept, setKept] = useState(false)
  const [busy, setBusy] = useState(false)
  const villages = villagesHere(held)
  const members = Number(said.members)
  const membersWrong = !Number.isInteger(members) || members < 1 || members > 40
  const write = (key: keyof typeof said) => (text: string) => setSaid({ ...said, [key]: text })

  async function save() {
    setTried(true)
    if (!villageCode || said.headName.trim().length < 2 || membersWrong) return setFault(t.incomplete)
    if (!held.device.office) return setFault(t.noOfficeKey)
    setBusy(true)
    const content: MetFamilyContent = {
      villageCode,
      headName: said.headName.trim(),
      hamlet: said.hamlet.trim(),
      rt: threeDigits(said.rt),
      rw: threeDigits(said.rw),
      members,
      note: said.note.trim(),
      position,
      metAt: officeNow(held),
    }
    try {
      const command = {
        id: uuidV7(),
        type: 'family.met' as const,
        caseId: '',
        basedOnVersion: 1,
        madeAt: new Date().toISOString(),
        content,
      }
      await outbox.keep(command, { draft: null, photos: [] })
      setKept(true)
    } catch {
      setFault(t.keepFault)
    }
    setBusy(false)
  }

  if (kept)
    return (
      <Frame
        title={t.title}
        onBack={() => route('/')}
        actions={
          <Button kind="primary" onClick={() => route('/')}>
            {t.toDay}
          </Button>
        }
      >
        <Notice tone="good" live title={t.kept}>
          {t.keptLead}
        </Notice>
      </Frame>
    )
  return (
    <Frame
      title={t.title}
      onBack={() => route('/')}
      actions={
        <Button kind="primary" icon="send" busy={busy} onClick={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <blockquote class="f-script">
        <b>{t.readAloud}</b>
        {t.script}
      </blockquote>
      {fault && (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      )}
      <LongChoices
        name="village"
        label={t.village}
        options={villages}
        value={villageCode}
        recorded={undefined}
        onInput={setVillageCode}
      />
      <TextField
        name="headName"
        label={t.headName}
        hint={t.headNameHint}
        maxLength={100}
        value={said.headName}
        onInput={write('headName')}
        error={tried && said.headName.trim().length < 2 ? t.headNameMissing : undefined}
      />
      <NumberField
        name="members"
        label={t.members}
        unit={t.persons}
        value={said.members}
        onInput={write('members')}
        error={tried && membersWrong ? t.membersWrong : undefined}
      />
      <div class="t-row">
        <DigitsField name="rt" label="RT" length={3} value={said.rt} onInput={write('rt')} />
        <DigitsField name="rw" label="RW" length={3} value={said.rw} onInput={write('rw')} />
      </div>
      <TextField
        name="hamlet"
        label={t.hamlet}
        maxLength={60}
        value={said.hamlet}
        onInput={write('hamlet')}
      />
      <TextArea
        name="note"
        label={t.note}
        hint={t.noteHint}
        rows={3}
        limit={1000}
        value={said.note}
        onInput={write('note')}
      />
      <section class="t-stack-s">
        <b>{t.where}</b>
        <PositionField name="met" value={position ?? undefined} onTaken={setPosition} />
      </section>
    </Frame>
  )
}

/** RT 5 is 005; nothing stays nothing. */
function threeDigits(typed: string): string {
  return typed === '' ? '' : typed.padStart(3, '0')
}

type Held = ReturnType<typeof useHeld>

/** The villages of this officer's own families first: almost always it is one of them. */
function villagesHere({ cases, device }: Held) {
  const own = new Map([...cases.values()].map((one) => [one.villageCode, one.villageName]))
  const rest = (device.villages ?? []).filter(({ code }) => !own.has(code))
  return [
    ...[...own].map(([key, label]) => ({ key, label })),
    ...rest.map(({ code, name }) => ({ key: code, label: name })),
  ]
}

/** Where most of the families are. */
function usualVillage(cases: readonly { readonly villageCode: string }[]): string | undefined {
  const counts = Map.groupBy(cases, ({ villageCode }) => villageCode)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
