import { type MatterDetail, type MatterWordsShown, readWords } from '@tanggap/contract/integrity'
import { authorities } from '@tanggap/core/integrity'
import { useEffect, useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { Button, formatDate, formatNumber, KeyValue, Timeline, useLocale } from '../../kit/index.ts'
import { Decide } from './Decide.tsx'
import { findingWords } from './finding-words.ts'
import { integrityText } from './integrity.text.ts'
import { MeantFamily } from './MeantFamily.tsx'

/** What was told, while it is open to this officer. It is fetched when asked for, and gone from the page in time. */
export function Words({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const t = integrityText(useLocale())
  const [reading, setReading] = useState(false)
  if (!reading)
    return (
      <section class="t-stack-s">
        <div class="t-row">
          <Button kind="primary" icon="eye" onClick={() => setReading(true)}>
            {t.read}
          </Button>
        </div>
        <p class="t-muted">{t.readHint}</p>
      </section>
    )
  return <Reading matter={matter} onDone={onDone} onClose={() => setReading(false)} />
}

interface ReadingProps {
  matter: MatterDetail
  onDone: () => void
  onClose: () => void
}

function Reading({ matter, onDone, onClose }: ReadingProps) {
  const asked = useAsk(readWords, { params: { id: matter.id } })
  const after = () => {
    asked.reload()
    onDone()
  }
  return (
    <Answered of={asked}>
      {(words) => (
        <div class="o-sealed t-stack">
          <Clock until={words.readUntil} onOver={onClose} />
          <div class="t-beside">
            <div class="t-stack">
              <Told words={words} />
              <MeantFamily matter={matter} words={words} onDone={after} />
              <Visit words={words} />
            </div>
            <Decide key={matter.version} matter={matter} onDone={after} />
          </div>
        </div>
      )}
    </Answered>
  )
}

/** How long it stays open; at its end the words leave the page by themselves. */
function Clock({ until, onOver }: { until: string; onOver: () => void }) {
  const locale = useLocale()
  const t = integrityText(locale)
  const left = () => Math.ceil((Date.parse(until) - Date.now()) / 60_000)
  const [minutes, setMinutes] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => (left() <= 0 ? onOver() : setMinutes(left())), 5000)
    return () => clearInterval(timer)
  }, [until])
  return (
    <div class="t-row">
      <strong>{t.left(formatNumber(Math.max(minutes, 0), locale))}</strong>
      <Button icon="eye-off" onClick={onOver}>
        {t.hide}
      </Button>
    </div>
  )
}

function Told({ words }: { words: MatterWordsShown }) {
  const locale = useLocale()
  const t = integrityText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.words}</h2>
      <KeyValue
        pairs={[
          { label: t.inVillage, value: words.village.name },
          ...words.answers.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
        ]}
      />
      {words.notes.length > 0 && (
        <Timeline
          label={t.history}
          events={words.notes.map((note) => ({
            key: note.key,
            at: note.at,
            title: note.title[locale],
            by: note.by === 'reporter' ? t.fromReporter : t.fromDesk,
            children: (
              <>
                {note.authority && <p>{t.passedTo(authorities[note.authority].title[locale])}</p>}
                {note.note && <p>{note.note}</p>}
              </>
            ),
          }))}
        />
      )}
    </section>
  )
}

function Visit({ words: { visit } }: { words: MatterWordsShown }) {
  const locale = useLocale()
  const t = integrityText(locale)
  if (!visit) return null
  const { reply } = visit
  return (
    <section class="t-stack-s">
      <h2>{t.visit}</h2>
      <KeyValue
        pairs={[
          {
            label: t.status,
            value: visit.approvedAt ? t.visitApproved(formatDate(visit.approvedAt, locale)) : t.visitUnderWay,
          },
          ...(visit.finding ? [{ label: t.finding, value: findingWords(visit.finding, locale) }] : []),
          ...(visit.replyUntil
            ? [{ label: t.reply, value: reply ? '' : t.replyUntil(formatDate(visit.replyUntil, locale)) }]
            : []),
          ...(reply
            ? [
                { label: t.recordedRight, value: agreesIn(t.agrees, reply.agrees) },
                { label: t.said, value: reply.story || t.nothingSaid },
              ]
            : []),
        ]}
      />
    </section>
  )
}

export function agreesIn(words: Readonly<Record<'yes' | 'partly' | 'no', string>>, said: string): string {
  return said === 'yes' || said === 'partly' || said === 'no' ? words[said] : said
}
