import {
  type AccountAct,
  type AccountOffice,
  type AccountOutcome,
  type AccountShown,
  decideAccountAct,
  getAccount,
} from '@tanggap/contract/accounts'
import { type AccountActKind, type AccountDecision, roleTitles } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  Dialog,
  formatDate,
  formatDateTime,
  KeyValue,
  type Locale,
  Notice,
  PageHeader,
  Timeline,
  useLocale,
} from '../../kit/index.ts'
import { AccountState } from './Accounts.tsx'
import { ActDialog } from './ActDialog.tsx'
import { accountsText } from './accounts.text.ts'

/** One account: what is held, what may be done, what was done. */
export function AccountPage({ id }: { id: string }) {
  const locale = useLocale()
  const asked = useAsk(getAccount, { params: { id } })
  const [outcome, setOutcome] = useState<AccountOutcome>()
  const [said, setSaid] = useState<string>()

  function settle(next: AccountOutcome, sentence: string) {
    setOutcome(next)
    setSaid(sentence)
    asked.reload()
  }
  return (
    <Answered of={asked}>
      {({ account, acts, allowed }) => (
        <div class="t-stack">
          <PageHeader title={account.name} lead={<AccountState account={account} />} />
          {said && (
            <Notice tone="good" live>
              {said}
            </Notice>
          )}
          <KeyValue pairs={factsOf(account, locale)} />
          <Waiting acts={acts} onSettled={settle} />
          <Acts account={account} allowed={allowed} onSettled={settle} />
          <History acts={acts} />
          <HandOverCode name={account.name} setUp={outcome?.setUp} onSeen={() => setOutcome(undefined)} />
        </div>
      )}
    </Answered>
  )
}

type Settled = (outcome: AccountOutcome, sentence: string) => void

function factsOf(account: AccountShown, locale: Locale) {
  const t = accountsText(locale)
  const named = ({ role, regionName }: AccountOffice) => `${roleTitles[role][locale]} · ${regionName}`
  const held = account.offices.filter(({ isHeld }) => isHeld)
  const former = account.offices.filter(({ isHeld }) => !isHeld)
  return [
    { label: t.username, value: <code>{account.username}</code> },
    {
      label: t.held,
      value:
        held.length === 0
          ? t.noOffice
          : held.map((office) => (
              <div key={office.id}>
                {named(office)} <small>{t.heldFrom(formatDate(office.validFrom, locale))}</small>
              </div>
            )),
    },
    ...(former.length === 0
      ? []
      : [
          {
            label: t.former,
            value: former.map((office) => (
              <div key={office.id}>
                {named(office)}{' '}
                <small>
                  {t.heldUntil(
                    formatDate(office.validFrom, locale),
                    formatDate(office.validTo ?? office.validFrom, locale),
                  )}
                </small>
              </div>
            )),
          },
        ]),
    {
      label: t.lastSignIn,
      value: account.lastSignInAt ? formatDateTime(account.lastSignInAt, locale) : t.never,
    },
    { label: t.secondFactor, value: account.hasSecondFactor ? t.hasSecondFactor : t.noSecondFactor },
  ]
}

function Acts(props: { account: AccountShown; allowed: readonly AccountActKind[]; onSettled: Settled }) {
  const { account, allowed, onSettled } = props
  const t = accountsText(useLocale())
  const [chosen, setChosen] = useState<AccountActKind>()
  return (
    <section class="t-stack-s" aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      {allowed.length === 0 && <p class="t-muted">{t.noActs}</p>}
      <div class="t-row">
        {allowed.map((kind) => (
          <Button key={kind} kind={kind === 'close' ? 'danger' : 'secondary'} onClick={() => setChosen(kind)}>
            {t.kinds[kind]}
          </Button>
        ))}
      </div>
      {chosen && (
        <ActDialog
          key={chosen}
          account={account}
          kind={chosen}
          onDone={(outcome) => {
            setChosen(undefined)
            onSettled(outcome, outcome.status === 'asked' ? t.waits : t.done)
          }}
          onCancel={() => setChosen(undefined)}
        />
      )}
    </section>
  )
}

/** What waits for a second person, with what this person may say to it. */
function Waiting({ acts, onSettled }: { acts: readonly AccountAct[]; onSettled: Settled }) {
  const locale = useLocale()
  const t = accountsText(locale)
  const [chosen, setChosen] = useState<AccountDecision>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const act = acts.find(({ status }) => status === 'asked')
  if (!act) return null

  async function decide(asked: AccountAct, decision: AccountDecision, note: string) {
    setBusy(true)
    const answer = await ask(decideAccountAct, {
      params: { id: asked.id },
      body: { decision, note, version: asked.version },
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setChosen(undefined)
    onSettled(answer.value, t.settled)
  }
  return (
    <section class="t-card" aria-labelledby="asked">
      <h2 id="asked">{t.kinds[act.kind]}</h2>
      <p>
        {t.askedBy(act.askedBy)} · {formatDateTime(act.askedAt, locale)}
      </p>
      <OfficeOf act={act} />
      <p>{act.reason}</p>
      <div class="t-row">
        {act.allowed.map((decision) => (
          <Button
            key={decision}
            kind={decision === 'agree' ? 'primary' : 'secondary'}
            onClick={() => {
              setError(undefined)
              setChosen(decision)
            }}
          >
            {t.decisions[decision]}
          </Button>
        ))}
      </div>
      <ConfirmDialog
        open={chosen !== undefined}
        title={chosen ? t.decisions[chosen] : ''}
        consequence={chosen ? t.decideConsequences[chosen] : ''}
        confirmLabel={chosen ? t.decisions[chosen] : ''}
        busy={busy}
        error={error}
        reason={chosen === 'decline' ? { label: t.reason } : undefined}
        onConfirm={(note) => chosen && void decide(act, chosen, note)}
        onCancel={() => setChosen(undefined)}
      />
    </section>
  )
}

function OfficeOf({ act: { office } }: { act: AccountAct }) {
  const locale = useLocale()
  const t = accountsText(locale)
  if (!office) return null
  const role = roleTitles[office.role][locale]
  return (
    <p>{office.to ? t.toRegion(role, office.regionName, office.to) : `${role} · ${office.regionName}`}</p>
  )
}

function History({ acts }: { acts: readonly AccountAct[] }) {
  const t = accountsText(useLocale())
  return (
    <section class="t-stack-s" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      {acts.length === 0 ? (
        <p class="t-muted">{t.noHistory}</p>
      ) : (
        <Timeline
          label={t.history}
          events={acts.map((act) => ({
            key: act.id,
            at: act.decidedAt ?? act.askedAt,
            title: `${t.kinds[act.kind]}: ${t.statuses[act.status]}`,
            by:
              act.decidedBy && act.decidedBy !== act.askedBy
                ? `${t.askedBy(act.askedBy)}, ${t.doneBy(act.decidedBy)}`
                : act.status === 'asked'
                  ? t.askedBy(act.askedBy)
                  : t.doneBy(act.askedBy),
            children: (
              <>
                <OfficeOf act={act} />
                <p>{act.reason}</p>
                {act.note && <p>{act.note}</p>}
              </>
            ),
          }))}
        />
      )}
    </section>
  )
}

function HandOverCode(props: {
  name: string
  setUp: AccountOutcome['setUp'] | undefined
  onSeen: () => void
}) {
  const { name, setUp, onSeen } = props
  const locale = useLocale()
  const t = accountsText(locale)
  return (
    <Dialog
      open={setUp != null}
      onClose={onSeen}
      title={t.codeTitle}
      footer={
        <Button kind="primary" onClick={onSeen}>
          {t.codeSeen}
        </Button>
      }
    >
      {setUp && (
        <>
          <p>{t.codeLead(name, formatDateTime(setUp.expiresAt, locale))}</p>
          <p>
            {t.code}: <code>{setUp.code}</code>
          </p>
        </>
      )}
    </Dialog>
  )
}
