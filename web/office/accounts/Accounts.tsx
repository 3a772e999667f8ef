import { type AccountShown, listAccounts } from '@tanggap/contract/accounts'
import { accountStatuses, type Role, roles, roleTitles } from '@tanggap/core/access'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  FilterBar,
  formatDateTime,
  type Locale,
  PageHeader,
  Select,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { type Address, useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { accountsText } from './accounts.text.ts'

/** Everybody who can come in, and who waits for a second person's word. */
export function Accounts() {
  const locale = useLocale()
  const t = accountsText(locale)
  const address = useAddress()
  const { q, asked, page: given } = address.query
  const role = officials.find((one) => one === address.query.role)
  const status = accountStatuses.find((one) => one === address.query.status)
  const page = Number(given ?? 1)
  const query = { page, ...(q && { q }), ...(role && { role }), ...(status && { status }) }
  const list = useAsk(listAccounts, { query: { ...query, ...(asked === '1' && { asked: '1' as const }) } })
  return (
    <div class="t-stack">
      <PageHeader title={t.title} lead={t.lead} />
      <FilterBar
        search={{ label: t.search, value: q }}
        active={activeFilters(address, locale)}
        onApply={address.apply}
      >
        <Select
          key={`role ${role}`}
          name="role"
          label={t.role}
          value={role}
          placeholder={t.anyRole}
          options={officials.map((one) => ({ value: one, label: roleTitles[one][locale] }))}
        />
        <Select
          key={`status ${status}`}
          name="status"
          label={t.state}
          value={status}
          placeholder={t.anyState}
          options={accountStatuses.map((one) => ({ value: one, label: t.states[one] }))}
        />
      </FilterBar>
      <Answered of={list}>
        {({ accounts, total, pageSize }) => (
          <>
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={accounts}
              rowKey={({ id }) => id}
              href={({ id }) => `/accounts/${id}`}
              empty={
                <EmptyState icon="people" title={t.none}>
                  {t.noneHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      <p class="t-muted">
        {t.making} <code>npm run account</code>
      </p>
    </div>
  )
}

const officials: readonly Role[] = roles.filter((role) => role !== 'citizen' && role !== 'system')

function activeFilters(address: Address, locale: Locale) {
  const t = accountsText(locale)
  const { q, role, status, asked } = address.query
  const known = officials.find((one) => one === role)
  const state = accountStatuses.find((one) => one === status)
  return [
    ...(q ? [{ label: q, removeHref: address.with({ q: '' }) }] : []),
    ...(known ? [{ label: roleTitles[known][locale], removeHref: address.with({ role: '' }) }] : []),
    ...(state ? [{ label: t.states[state], removeHref: address.with({ status: '' }) }] : []),
    ...(asked ? [{ label: t.onlyAsked, removeHref: address.with({ asked: '' }) }] : []),
  ]
}

function columnsIn(locale: Locale): readonly Column<AccountShown>[] {
  const t = accountsText(locale)
  return [
    {
      key: 'name',
      header: t.name,
      names: true,
      cell: ({ name, username }) => (
        <>
          {name}
          <br />
          <code>{username}</code>
        </>
      ),
    },
    {
      key: 'offices',
      header: t.offices,
      cell: ({ offices }) =>
        offices.length === 0 ? (
          <span class="t-muted">{t.noOffice}</span>
        ) : (
          offices.map(({ id, role, regionName }) => (
            <div key={id}>
              {roleTitles[role][locale]} · {regionName}
            </div>
          ))
        ),
    },
    {
      key: 'last',
      header: t.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt ? formatDateTime(lastSignInAt, locale) : t.never),
    },
    {
      key: 'state',
      header: t.state,
      cell: (account) => <AccountState account={account} />,
    },
  ]
}

export function AccountState({ account }: { account: AccountShown }) {
  const t = accountsText(useLocale())
  return (
    <span class="t-row">
      <StatusChip tone={account.status === 'open' ? 'good' : 'neutral'}>
        {t.states[account.status]}
      </StatusChip>
      {account.isSettingUp && <StatusChip tone="waiting">{t.settingUp}</StatusChip>}
      {account.isAsked && <StatusChip tone="attention">{t.asked}</StatusChip>}
    </span>
  )
}
