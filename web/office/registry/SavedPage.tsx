import { changeSaved, listSaved, removeSaved, type Saved } from '@tanggap/contract/registry-lists'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  createToaster,
  Dialog,
  EmptyState,
  formatDateTime,
  formatNumber,
  LinkButton,
  PageHeader,
  Table,
  Toasts,
  useLocale,
} from '../../kit/index.ts'
import { addressOfFilter, conditionsIn } from './filter-address.ts'
import { SavedFields } from './KeepDialogs.tsx'
import { registryText } from './registry.text.ts'
import { searchText } from './search.text.ts'

const toaster = createToaster()

/** Searches and lists one has saved, and those shared in the same office. */
export function SavedPage() {
  const locale = useLocale()
  const s = searchText(locale)
  const asked = useAsk(listSaved)
  return (
    <>
      <PageHeader
        title={s.saved}
        lead={s.savedLead}
        crumbs={[{ href: '/registry', label: registryText(locale).title }, { label: s.saved }]}
      />
      <Answered of={asked}>
        {({ saved }) => (
          <Table
            caption={s.saved}
            captionHidden
            rows={saved}
            rowKey={({ id }) => id}
            href={({ id, kind, filter }) =>
              kind === 'list' ? `/registry?list=${id}` : addressOfFilter(filter)
            }
            empty={
              <EmptyState
                icon="document"
                title={s.none}
                action={<LinkButton href="/registry">{s.toRegister}</LinkButton>}
              >
                {s.noneHelp}
              </EmptyState>
            }
            columns={[
              { key: 'name', header: s.nameLabel, names: true, cell: ({ name }) => name },
              { key: 'kind', header: s.kind, cell: ({ kind }) => s.kinds[kind] },
              {
                key: 'holds',
                header: s.holds,
                cell: ({ families, filter }) =>
                  families === null
                    ? s.filters(formatNumber(conditionsIn(filter), locale))
                    : s.count(formatNumber(families, locale)),
              },
              { key: 'owner', header: s.holder, cell: ({ own, ownerName }) => (own ? s.mine : ownerName) },
              { key: 'shared', header: s.shared, cell: ({ shared }) => (shared ? s.sharedYes : s.sharedNo) },
              {
                key: 'changed',
                header: s.changed,
                cell: ({ updatedAt }) => formatDateTime(updatedAt, locale),
              },
              {
                key: 'acts',
                header: s.acts,
                cell: (one) =>
                  one.own ? (
                    <Acts key={`${one.id} ${one.version}`} saved={one} onChanged={asked.reload} />
                  ) : (
                    '–'
                  ),
              },
            ]}
          />
        )}
      </Answered>
      <Toasts from={toaster} />
    </>
  )
}

function Acts({ saved, onChanged }: { saved: Saved; onChanged: () => void }) {
  const locale = useLocale()
  const s = searchText(locale)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(saved.name)
  const [shared, setShared] = useState(saved.shared)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function change() {
    setBusy(true)
    const answer = await ask(changeSaved, {
      params: { id: saved.id },
      body: { name, shared, version: saved.version },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setOpen(false)
    onChanged()
  }

  async function remove(removed: boolean, version: number) {
    const answer = await ask(removeSaved, { params: { id: saved.id }, body: { removed, version } })
    onChanged()
    if (!answer.ok) return toaster.show({ message: answer.refusal.sentence[locale] })
    if (removed)
      toaster.show({
        message: s.removed(saved.name),
        undo: () => void remove(false, answer.value.version),
      })
  }

  return (
    <span class="t-row">
      <Button kind="quiet" icon="edit" aria-label={s.renameOf(saved.name)} onClick={() => setOpen(true)}>
        {s.rename}
      </Button>
      <Button
        kind="quiet"
        icon="cross"
        aria-label={s.removeOf(saved.name)}
        onClick={() => void remove(true, saved.version)}
      >
        {s.remove}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={s.renameOf(saved.name)}
        footer={
          <Button kind="primary" busy={busy} onClick={() => void change()}>
            {s.saveAct}
          </Button>
        }
      >
        <SavedFields name={name} shared={shared} onName={setName} onShared={setShared} error={error} />
      </Dialog>
    </span>
  )
}
