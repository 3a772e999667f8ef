import { searchFamilies } from '@tanggap/contract/registry'
import { changeListed, listSaved } from '@tanggap/contract/registry-lists'
import type { AnswerOf } from '@tanggap/contract/route'
import { mayDo } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  createToaster,
  EmptyState,
  formatNumber,
  LinkButton,
  type Locale,
  Notice,
  PageHeader,
  Pager,
  StatusChip,
  Table,
  Toasts,
  useLocale,
} from '../../kit/index.ts'
import { type Address, useAddress } from '../address.ts'
import { useSession } from '../session/session.ts'
import { ExportButton } from './ExportButton.tsx'
import { conditionsIn, filterOf } from './filter-address.ts'
import { AddToList, SaveSearch } from './KeepDialogs.tsx'
import { registryText } from './registry.text.ts'
import { SearchFilters } from './SearchFilters.tsx'
import { searchText } from './search.text.ts'
import { useTyped } from './typed.ts'

type Answer = AnswerOf<typeof searchFamilies>
type Found = Answer['families'][number]

const toaster = createToaster()

/** Families by name, number, filter or list. Neither a name nor a number ever enters the address of the page. */
export function RegistrySearch() {
  const locale = useLocale()
  const t = registryText(locale)
  const s = searchText(locale)
  const address = useAddress()
  const { role } = useSession().office
  const [typed, setTyped] = useTyped()
  const filter = filterOf(address.query)
  const { list, after, before } = address.query
  const page = Number(address.query.page ?? 1) || 1
  const bare = typed.replace(/[\s.-]/g, '')
  const isNumber = /^\d{16}$/.test(bare)
  const asksSomething = Boolean(typed || list || filter.sort) || conditionsIn(filter) > 0
  const asked = useAsk(
    searchFamilies,
    {
      body: {
        ...filter,
        page: typed ? page : 1,
        ...(typed && (isNumber ? { digits: bare } : { name: typed })),
        ...(list && { list }),
        ...(!typed && before ? { before } : !typed && after ? { after } : {}),
      },
    },
    { skip: !asksSomething },
  )
  const mayKeep = mayDo(role, 'registry.keep')
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayKeep && (
            <LinkButton href="/registry/saved" icon="document">
              {s.openSaved}
            </LinkButton>
          )
        }
      />
      {list && <OpenList id={list} address={address} />}
      <SearchFilters address={address} filter={filter} typed={typed} onTyped={setTyped} />
      {typed && (
        <div class="t-row">
          <span>{s.searching(isNumber ? `•••• ${bare.slice(-4)}` : typed)}</span>
          <Button kind="quiet" icon="cross" onClick={() => setTyped('')}>
            {s.clear}
          </Button>
        </div>
      )}
      {asksSomething ? (
        <>
          <div class="t-row">
            {mayKeep && !list && conditionsIn(filter) > 0 && (
              <SaveSearch filter={filter} onSaved={(message) => toaster.show({ message })} />
            )}
            {mayDo(role, 'registry.export') &&
              (typed ? (
                <small class="t-muted">{s.exportNeeds}</small>
              ) : (
                <ExportButton filter={filter} list={list} onDone={(message) => toaster.show({ message })} />
              ))}
          </div>
          <Answered of={asked}>
            {(found) => (
              <>
                {asked.state === 'ready' && asked.stale && <p role="status">{s.slow}</p>}
                <Results
                  key={`${after} ${before} ${page} ${list}`}
                  found={found}
                  list={list}
                  mayKeep={mayKeep}
                  onChanged={asked.reload}
                />
                <Pages found={found} address={address} page={typed ? page : undefined} />
              </>
            )}
          </Answered>
        </>
      ) : (
        <EmptyState icon="search" title={t.hint}>
          {t.hintHelp}
        </EmptyState>
      )}
      <Toasts from={toaster} />
    </>
  )
}

function OpenList({ id, address }: { id: string; address: Address }) {
  const s = searchText(useLocale())
  const { value } = useAsk(listSaved)
  const name = value?.saved.find((one) => one.id === id)?.name
  return (
    <Notice
      tone="info"
      title={name && s.list(name)}
      action={
        <LinkButton
          href={address.with({ list: undefined, after: undefined, before: undefined })}
          icon="cross"
        >
          {s.toRegister}
        </LinkButton>
      }
    >
      {s.inList}
    </Notice>
  )
}

/** The families found, which can be ticked and put into a list, or taken out of the one that is open. */
function Results(props: {
  found: Answer
  list: string | undefined
  mayKeep: boolean
  onChanged: () => void
}) {
  const { found, list, mayKeep, onChanged } = props
  const locale = useLocale()
  const t = registryText(locale)
  const s = searchText(locale)
  const [selected, setSelected] = useState<Set<string>>(new Set())

  async function take(ids: string[], back: boolean) {
    const body = back ? { add: ids, remove: [] } : { add: [], remove: ids }
    const answer = await ask(changeListed, { params: { id: list ?? '' }, body })
    if (!answer.ok) return toaster.show({ message: answer.refusal.sentence[locale] })
    setSelected(new Set())
    onChanged()
    if (!back)
      toaster.show({
        message: s.takenOut(formatNumber(ids.length, locale)),
        undo: () => void take(ids, true),
      })
  }

  return (
    <>
      {found.more && <Notice tone="info">{t.more(formatNumber(found.total, locale))}</Notice>}
      <Table
        caption={t.title}
        captionHidden
        columns={columnsIn(locale)}
        rows={found.families}
        rowKey={({ id }) => id}
        href={({ id }) => `/registry/${id}`}
        selected={mayKeep ? selected : undefined}
        onSelect={setSelected}
        selectionActions={
          <>
            <AddToList
              ids={[...selected]}
              onAdded={(message) => {
                setSelected(new Set())
                toaster.show({ message })
              }}
            />
            {list && (
              <Button icon="minus" onClick={() => void take([...selected], false)}>
                {s.takeOut}
              </Button>
            )}
          </>
        }
        empty={
          <EmptyState icon="search" title={t.none}>
            {t.noneHelp}
          </EmptyState>
        }
      />
    </>
  )
}

/** Lists go on by key; what a name leads to is in the order of how sure it is, and is counted in pages. */
function Pages({ found, address, page }: { found: Answer; address: Address; page: number | undefined }) {
  const locale = useLocale()
  const s = searchText(locale)
  const { total, more, pageSize, next, previous } = found
  if (page !== undefined)
    return total > pageSize ? (
      <Pager
        page={page}
        pages={Math.ceil(total / pageSize)}
        total={total}
        previousHref={page > 1 ? address.with({ page: page - 1 }) : undefined}
        nextHref={page * pageSize < total ? address.with({ page: page + 1 }) : undefined}
      />
    ) : null
  if (total === 0) return null
  const count = formatNumber(total, locale)
  return (
    <nav class="t-pager" aria-label={s.pages}>
      <span>{more ? s.countMore(count) : s.count(count)}</span>
      <div>
        {previous && (
          <LinkButton
            href={address.with({ before: previous, after: undefined })}
            icon="chevron-left"
            rel="prev"
          >
            {s.previous}
          </LinkButton>
        )}
        {next && (
          <LinkButton
            href={address.with({ after: next, before: undefined })}
            iconAfter="chevron-right"
            rel="next"
          >
            {s.next}
          </LinkButton>
        )}
      </div>
    </nav>
  )
}

function columnsIn(locale: Locale): readonly Column<Found>[] {
  const t = registryText(locale)
  return [
    {
      key: 'head',
      header: t.head,
      names: true,
      cell: ({ headName, foundName }) => (
        <>
          {headName}
          {foundName && foundName !== headName && <small class="t-muted"> · {t.found(foundName)}</small>}
        </>
      ),
    },
    { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
    { key: 'place', header: t.place, cell: ({ rt, rw, hamlet }) => t.rt(rt, rw, hamlet) },
    {
      key: 'members',
      header: t.members,
      align: 'end',
      cell: ({ members }) => formatNumber(members, locale),
    },
    {
      key: 'decile',
      header: t.decile,
      cell: ({ officialDecile, decileVersion }) =>
        officialDecile === null ? (
          <span class="t-muted">{t.noDecile}</span>
        ) : (
          <>
            {officialDecile} <small class="t-muted">{decileVersion && t.decileFrom(decileVersion)}</small>
          </>
        ),
    },
    {
      key: 'status',
      header: t.statusLabel,
      cell: ({ status }) => (
        <StatusChip tone={status === 'active' ? 'good' : 'neutral'}>{t.status[status]}</StatusChip>
      ),
    },
  ]
}
