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
import { objectionText } from '../objection.text.ts'
import { usePortalText } from '../tongue.tsx'
import { Deadline } from './Deadline.tsx'
import { Recheck } from './RecheckReply.tsx'

/** A family's own page: what it receives and why, what is recorded, what is under way, and who looked. */
export function Family({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.familyTitle(family.headName)}</h1>
        <p class="t-muted">{family.place}</p>
      </div>
      {family.status === 'ended' && <Notice tone="attention">{t.ended}</Notice>}
      <Brief family={family} />
      <div class="t-row">
        <form method="post" action="/keluar">
          <Button type="submit" icon="logout">
            {t.leave}
          </Button>
        </form>
        <small class="t-muted">{t.leaveHint(formatTime(family.endsAt, locale))}</small>
      </div>
      <Aid family={family} />
      <UnderWay family={family} />
      <Tickets family={family} />
      <Visit visit={family.visit} />
      <Recheck recheck={family.recheck} />
      <Decile family={family} />
      <Recorded family={family} />
      <Looks family={family} />
      <section class="p-part">
        <h2>{t.copyTitle}</h2>
        <p>{t.copyText}</p>
        <div class="t-row">
          <button type="button" class="t-button p-print" data-kind="secondary">
            {t.print}
          </button>
          <DocumentLink href="/keluarga/salinan.pdf" title={t.copyPaper} download="data-keluarga.pdf" />
          <DocumentLink href="/keluarga/salinan.json" title={t.copyDownload} download="data-keluarga.json" />
        </div>
        <small class="t-muted">{t.readAt(formatDateTime(family.readAt, locale))}</small>
      </section>
    </>
  )
}

/** The first screen of a small phone: what this family gets, and what goes on. The rest of the page explains it. */
function Brief({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = usePortalText()
  const aid = family.aid.map(({ title, period }) => `${title[locale]}, ${formatPeriod(period, locale)}`)
  const changes = family.changes.filter(({ open }) => open)
  const goingOn = [
    ...changes.map(({ kind, status }) => `${kind[locale]}: ${status.title[locale]}`),
    ...family.tickets
      .filter(({ waiting }) => waiting)
      .map(({ kind, status }) => `${kind[locale]}: ${status[locale]}`),
  ]
  return (
    <dl class="p-receipt p-brief" aria-label={t.briefly}>
      <div>
        <dt>{t.aidTitle}</dt>
        <Shortly lines={aid} none={t.briefAidNone} />
      </div>
      <div>
        <dt>{t.underWay}</dt>
        <Shortly lines={goingOn} none={t.nothingUnderWay} />
        {changes.some(({ late }) => late) && (
          <dd>
            <StatusChip tone="attention">{t.lateMark}</StatusChip>
          </dd>
        )}
      </div>
    </dl>
  )
}

function Shortly({ lines, none }: { lines: readonly string[]; none: string }) {
  const t = usePortalText()
  const shown = lines.slice(0, 2)
  return (
    <>
      {shown.length === 0 && <dd>{none}</dd>}
      {shown.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
      {lines.length > shown.length && <dd class="t-muted">{t.andMore(lines.length - shown.length)}</dd>}
    </>
  )
}

function Aid({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = usePortalText()
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
          <p>
            {formatPeriod(aid.period, locale)}
            {aid.amount !== null && ` · ${t.aidAmount}: ${formatRupiah(aid.amount, locale)}`}
          </p>
          <small class="t-muted">{aid.source[locale]}</small>
        </div>
      ))}
      <div class="t-row">
        <form method="post" action="/lapor">
          <input type="hidden" name="jenis" value="contest_decision" />
          <Button type="submit">{t.contest}</Button>
        </form>
      </div>
      {family.aid.length > 0 && (
        <details class="p-fold">
          <summary>{t.renounceGo}</summary>
          <div class="p-part">
            <p>{t.renounceHint}</p>
            <form method="post" action="/lapor">
              <input type="hidden" name="jenis" value="no_longer_needed" />
              <Button type="submit">{t.renounceGo}</Button>
            </form>
          </div>
        </details>
      )}
    </section>
  )
}

function Visit({ visit }: { visit: FamilyView['visit'] }) {
  const locale = useLocale()
  const t = usePortalText()
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
  const t = usePortalText()
  const open = family.changes.filter((change) => change.open)
  const finished = family.changes.filter((change) => !change.open)
  return (
    <section class="p-part">
      <h2>{t.underWay}</h2>
      {open.length === 0 && <p>{t.nothingUnderWay}.</p>}
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
  const t = usePortalText()
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
            value: item.from ? t.fromTo(item.from[locale], item.to[locale]) : item.to[locale],
          }))}
        />
      )}
      {change.firstRecorded > 0 && <p>{t.firstRecorded(change.firstRecorded)}</p>}
      {change.dueAt && <Deadline day={change.dueAt} late={change.late} />}
      <small class="t-muted">
        {[
          change.who && `${t.withWhom}: ${change.who[locale]}`,
          t.since(formatDate(change.proposedAt, locale)),
          change.number,
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
  const t = usePortalText()
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
  const t = usePortalText()
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
  const t = usePortalText()
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
  const t = usePortalText()
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

/** How many of the newest are told one by one; the others are counted. */
const newest = 5

function Looks({ family }: { family: FamilyView }) {
  const locale = useLocale()
  const t = usePortalText()
  const { looks } = family
  return (
    <section class="p-part">
      <h2>{t.looksTitle}</h2>
      <p>{t.looksLead}</p>
      <p class="t-muted">{objectionText(locale).looksLater}</p>
      <ul class="p-plain">
        {looks.slice(0, newest).map((look) => (
          <li key={look.key}>
            <small class="t-muted">{formatShortDate(look.day, locale)}</small>
            <br />
            <b>{look.office[locale]}</b>: {look.what[locale]}
            {look.times > 1 && ` (${t.times(look.times)})`}
          </li>
        ))}
      </ul>
      {looks.length > newest && (
        <details class="p-fold">
          <summary>{t.looksAll}</summary>
          <div class="p-part">
            {monthsOf(looks).map(({ month, offices }) => (
              <div key={month}>
                <b>{formatPeriod(month, locale)}</b>
                <ul class="p-list">
                  {offices.map(({ office, times }) => (
                    <li key={office.id}>
                      {office[locale]}: {t.times(times)}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            <small class="t-muted">{t.looksInCopy}</small>
          </div>
        </details>
      )}
    </section>
  )
}

function monthsOf(looks: FamilyView['looks']) {
  return [...Map.groupBy(looks, ({ day }) => day.slice(0, 7))].map(([month, inMonth]) => ({
    month,
    offices: [...Map.groupBy(inMonth, ({ office }) => office.id)].flatMap(([, same]) => {
      const [first] = same
      return first ? [{ office: first.office, times: same.reduce((sum, { times }) => sum + times, 0) }] : []
    }),
  }))
}
