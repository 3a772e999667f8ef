import type { FamilyFilter } from '@tanggap/contract/registry'
import { changeListed, listSaved, type Saved, saveNew } from '@tanggap/contract/registry-lists'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import { Button, Dialog, formatNumber, RadioGroup, Select, TextField, useLocale } from '../../kit/index.ts'
import { searchText } from './search.text.ts'

/** Name and openness of something saved. */
export function SavedFields(props: {
  name: string
  shared: boolean
  onName: (name: string) => void
  onShared: (shared: boolean) => void
  error?: string | undefined
}) {
  const s = searchText(useLocale())
  return (
    <>
      <TextField
        name="savedName"
        label={s.nameLabel}
        hint={s.nameExample}
        value={props.name}
        onInput={props.onName}
        error={props.error}
      />
      <RadioGroup
        name="shared"
        label={s.share}
        value={props.shared ? 'office' : 'private'}
        onInput={(value) => props.onShared(value === 'office')}
        choices={[
          { value: 'private', label: s.sharePrivate },
          { value: 'office', label: s.shareOffice },
        ]}
      />
    </>
  )
}

/** Saves the filters in use. What was typed is not among them. */
export function SaveSearch({
  filter,
  onSaved,
}: {
  filter: FamilyFilter
  onSaved: (message: string) => void
}) {
  const locale = useLocale()
  const s = searchText(locale)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function save() {
    setBusy(true)
    const answer = await ask(saveNew, { body: { kind: 'search', name, shared, filter, familyIds: [] } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setOpen(false)
    onSaved(s.saveDone(name.trim()))
    setName('')
  }

  return (
    <>
      <Button kind="quiet" icon="plus" onClick={() => setOpen(true)}>
        {s.save}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={s.saveTitle}
        footer={
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            {s.saveAct}
          </Button>
        }
      >
        <p>{s.nameHint}</p>
        <SavedFields name={name} shared={shared} onName={setName} onShared={setShared} error={error} />
      </Dialog>
    </>
  )
}

/** Puts the ticked families into a list that is there, or into a new one. */
export function AddToList({ ids, onAdded }: { ids: readonly string[]; onAdded: (message: string) => void }) {
  const locale = useLocale()
  const s = searchText(locale)
  const [open, setOpen] = useState(false)
  const [list, setList] = useState('')
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { value } = useAsk(listSaved, {}, { skip: !open })
  const lists = value?.saved.filter(({ kind }) => kind === 'list') ?? []
  const count = formatNumber(ids.length, locale)

  async function add() {
    setBusy(true)
    const known = lists.find(({ id }) => id === list)
    const answer = known
      ? await ask(changeListed, { params: { id: list }, body: { add: [...ids], remove: [] } })
      : await ask(saveNew, { body: { kind: 'list', name, shared, filter: {}, familyIds: [...ids] } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setError(undefined)
    setOpen(false)
    onAdded(s.added(count, known?.name ?? name.trim()))
  }

  return (
    <>
      <Button kind="primary" icon="plus" onClick={() => setOpen(true)}>
        {s.addToList}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={s.addTitle(count)}
        footer={
          <Button kind="primary" busy={busy} onClick={() => void add()}>
            {s.addToList}
          </Button>
        }
      >
        <Select
          name="list"
          label={s.whichList}
          value={list}
          onInput={setList}
          placeholder={s.newList}
          options={lists.map((one: Saved) => ({ value: one.id, label: one.name }))}
          error={list === '' ? undefined : error}
        />
        {list === '' && (
          <SavedFields name={name} shared={shared} onName={setName} onShared={setShared} error={error} />
        )}
      </Dialog>
    </>
  )
}
