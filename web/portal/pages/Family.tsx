import type { ChangeView, FamilyView, ValueGroup } from '@tanggap/contract/portal'
import {
  Button,
  DocumentLink,
  formatDate,
  formatDateTime,
  formatPeriod,
  formatRupiah,
  formatShortDate,
  formatTime,
  KeyValue,
  LinkButton,
  Notice,
  StatusChip,
  useLocale,
} from '../../kit/index.ts'
import { portalText } from '../portal.text.ts'

/** A family's own page: what it receives and why, what is recorded, what is under way, and who looked. */
export function Family({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <>
      <div class="p-part">
        <h1>{t.familyTitle(family.headName)}</h1>
        <p class="t-muted">{family.place}</p>
        <div class="t-row">
          <form method="post" action="/keluar">
            <Button type="submit" icon="logout">
              {t.leave}
            </Button>
          </form>
          <small class="t-muted">{t.leaveHint(formatTime(family.endsAt, locale))}</small>
        </div>
      </div>
      {family.status === 'ended' && <Notice tone="attention">{t.ended}</Notice>}
      <Aid family={family} />
      <Visit visit={family.visit} />
      <UnderWay family={family} />
      <Decile family={family} />
      <Recorded family={family} />
      <Tickets family={family} />
      <Looks family={family} />
      <section class="p-part">
        <h2>{t.copyTitle}</h2>
        <p>{t.copyText}</p>
        <div class="t-row">
          <button type="button" class="t-button p-print" data-kind="secondary">
            {t.print}
          </button>
          <DocumentLink href="/keluarga/salinan.json" title={t.copyDownload} download="data-keluarga.json" />
        </div>
        <small class="t-muted">{t.readAt(formatDateTime(family.readAt, locale))}</small>
      </section>
    </>
  )
}

function Aid({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{t.aidTitle}</h2>
      <p>{family.aidReason[locale]}</p>
      {family.aid.map((aid) => (
        <div class="t-card" key={aid.key}>
          <h3>{aid.title[locale]}</h3>
          <div>
            <StatusChip tone={aid.receives ? 'good' : 'neutral'}>{aid.state[locale]}</StatusChip>
          </div>
          <KeyValue
            pairs={[
              { label: t.aidPeriod, value: formatPeriod(aid.period, locale) },
              ...(aid.amount === null
                ? []
                : [{ label: t.aidAmount, value: formatRupiah(aid.amount, locale) }]),
            ]}
          />
          <small class="t-muted">{aid.source[locale]}</small>
        </div>
      ))}
      <div class="t-row">
        <form method="post" action="/lapor">
          <input type="hidden" name="jenis" value="contest_decision" />
          <Button type="submit">{t.contest}</Button>
        </form>
      </div>
    </section>
  )
}

function Visit({ visit }: { visit: FamilyView['visit'] }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{t.visitTitle}</h2>
      {visit ? (
        <>
          <p>
            {t.visitOn(formatDate(visit.at, locale))} {visit.finding && t.visitFound(visit.finding[locale])}
          </p>
          <p>{visit.approved ? t.visitApproved : t.visitWaiting}</p>
        </>
      ) : (
        <p>{t.visitNone}</p>
      )}
    </section>
  )
}

function UnderWay({ family }: { family: FamilyView }) {
  const t = portalText(useLocale())
  const open = family.changes.filter((change) => change.open)
  const finished = family.changes.filter((change) => !change.open)
  return (
    <section class="p-part">
      <h2>{t.underWay}</h2>
      {open.length === 0 && <p>{t.underWayNone}</p>}
      {open.map((change) => (
        <Change key={change.key} change={change} />
      ))}
      {finished.length > 0 && (
        <details class="p-fold">
          <summary>{t.finished}</summary>
          <div class="p-part">
            {finished.map((change) => (
              <Change key={change.key} change={change} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function Change({ change }: { change: ChangeView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <div class="t-card">
      <h3>{change.kind[locale]}</h3>
      <div>
        <StatusChip tone={toneOf(change)}>{change.status.title[locale]}</StatusChip>
      </div>
      <p>{change.status.text[locale]}</p>
      {change.reason && (
        <div class="p-note">
          <small>{t.reason}</small>
          <p>{change.reason}</p>
        </div>
      )}
      {change.items.length > 0 && (
        <KeyValue
          pairs={change.items.map((item) => ({
            label: `${item.about}: ${item.label[locale]}`,
            value: t.fromTo(item.from[locale], item.to[locale]),
          }))}
        />
      )}
      <small class="t-muted">
        {[
          change.number,
          t.since(formatDate(change.proposedAt, locale)),
          change.who && `${t.withWhom}: ${change.who[locale]}`,
          change.dueAt && (change.late ? t.late : t.by)(formatDate(change.dueAt, locale)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  )
}

function toneOf(change: ChangeView): 'moving' | 'good' | 'bad' {
  if (change.open) return 'moving'
  return change.reason ? 'bad' : 'good'
}

function Decile({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{t.decileTitle}</h2>
      {family.decile ? (
        <div class="p-official">
          <b>{t.decileValue(String(family.decile.value))}</b>
          <span>{t.decileBy(formatPeriod(family.decile.version, locale))}</span>
        </div>
      ) : (
        <p>{t.decileNone}</p>
      )}
      <p class="t-muted">{t.decileText}</p>
    </section>
  )
}

function Recorded({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{t.recorded}</h2>
      <p>{t.recordedLead}</p>
      <h3>{t.members}</h3>
      <ul class="p-list">
        {family.members.map((member) => (
          <li key={member.key}>
            {member.name} · {member.relationship[locale]}
          </li>
        ))}
      </ul>
      {family.groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {family.specific === 'hidden' && (
        <Notice action={<LinkButton href="/keluarga?lihat=khusus">{t.specificShow}</LinkButton>}>
          {t.specificHidden}
        </Notice>
      )}
      {family.specific === 'shown' && (
        <div class="t-row">
          <LinkButton href="/keluarga">{t.specificHide}</LinkButton>
        </div>
      )}
      <form method="post" action="/lapor">
        <Button type="submit" kind="primary" wide>
          {t.reportHere}
        </Button>
      </form>
    </section>
  )
}

function Group({ group }: { group: ValueGroup }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <details class="p-fold">
      <summary>
        <span>
          {group.title[locale]} <small class="t-muted">({t.values(group.values.length)})</small>
        </span>
      </summary>
      <div>
        <KeyValue
          pairs={group.values.map((value) => ({
            label: value.label[locale],
            value: value.value[locale],
            source: value.notYetInDtsen ? (
              <StatusChip tone="moving">{value.source[locale]}</StatusChip>
            ) : (
              value.source[locale]
            ),
          }))}
        />
      </div>
    </details>
  )
}

function Tickets({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  if (family.tickets.length === 0) return null
  return (
    <section class="p-part">
      <h2>{t.yourTickets}</h2>
      <ul class="p-list">
        {family.tickets.map((ticket) => (
          <li key={ticket.number}>
            <span class="t-digits">{ticket.number}</span> · {ticket.kind[locale]} · {ticket.status[locale]} ·{' '}
            {formatDate(ticket.receivedAt, locale)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Looks({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{t.looksTitle}</h2>
      <p>{t.looksLead}</p>
      <ul class="p-plain">
        {family.looks.map((look) => (
          <li key={look.key}>
            <small class="t-muted">{formatShortDate(look.day, locale)}</small>
            <br />
            <b>{look.office[locale]}</b>: {look.what[locale]}
            {look.times > 1 && ` (${t.times(look.times)})`}
          </li>
        ))}
      </ul>
    </section>
  )
}
