import type { LineEvent, ShownDecile, ShownField } from '@tanggap/contract/registry-history'
import { changeKinds, valueWords as changeWords, labelOf } from '@tanggap/core/changes'
import { familyFindingEntries } from '@tanggap/core/instrument'
import { formatNumber, type Locale } from '../../kit/index.ts'
import { lineText } from './line.text.ts'
import { valueWords, variableName } from './value-words.ts'

type EventOf<Kind extends LineEvent['kind']> = Extract<LineEvent, { kind: Kind }>

/** An event as a person reads it: one sentence, and those that explain it. */
export interface Told {
  readonly title: string
  readonly lines: readonly string[]
  /** Whose doing it was, where that is known. */
  readonly by?: string | undefined
}

export function tell(event: LineEvent, locale: Locale): Told {
  const t = lineText(locale)
  const [who] = event.persons
  switch (event.kind) {
    case 'first':
      return { title: t.first(event.sourceName), lines: [] }
    case 'snapshot':
      return tellSnapshot(event, locale)
    case 'change':
      return tellChange(event, locale)
    case 'reply': {
      const title = changeKinds[event.about].title[locale]
      return event.answer === 'accepted'
        ? { title: t.accepted(title), lines: [] }
        : { title: t.sentBack(title), lines: [t.sentBackHelp] }
    }
    case 'visit':
      return {
        title: t.visit(familyFindingEntries[event.finding].label[locale]),
        lines: [],
        by: event.by === null ? undefined : t.visitedBy(event.by, event.campaign),
      }
    case 'member': {
      const name = who?.name ?? ''
      const other = event.otherFamily?.name
      if (event.what === 'came')
        return { title: other === undefined ? t.came(name) : t.cameFrom(name, other), lines: [] }
      return { title: other === undefined ? t.left(name) : t.leftFor(name, other), lines: [] }
    }
    case 'card':
      return { title: t.card(event.before, event.after), lines: [t.cardHelp] }
    case 'move':
      return { title: t.move(event.from.name, event.to.name), lines: [] }
    case 'aid': {
      const programme = event.programmeCode.toUpperCase()
      return {
        title: who ? t.aidOf(who.name, programme, event.period) : t.aid(programme, event.period),
        lines: event.state ? [t.aidState(event.state)] : [],
      }
    }
  }
}

function tellSnapshot(event: EventOf<'snapshot'>, locale: Locale): Told {
  const t = lineText(locale)
  const whole = { gone: t.gone, returned: t.returned, split: t.split, merged: t.merged }
  const ofMember = { new: t.memberNew, moved: t.memberMoved, left: t.memberLeft, contradicts: t.memberKept }
  return {
    title: t.snapshot(event.snapshot),
    lines: [
      ...(event.decile ? tellDecile(event.decile, event.specific, locale) : []),
      ...Object.entries(whole).flatMap(([kind, sentence]) => (event.kinds.includes(kind) ? [sentence] : [])),
      ...(event.specific && event.decile?.kind !== 'values_changed' ? [t.specificToo] : []),
      ...event.fields.map((field) => tellField(field, locale)),
      ...event.members.flatMap(({ name, kinds, fields }) => [
        ...Object.entries(ofMember).flatMap(([kind, words]) =>
          kinds.includes(kind) ? [t.member(name, words)] : [],
        ),
        ...fields.map((field) => t.member(name, tellField(field, locale))),
      ]),
    ],
    by: event.by === null ? undefined : t.acceptedBy(event.by),
  }
}

/** What moved, and what a regency can say about why. It never says that something was the cause. */
function tellDecile(
  { kind, from, to, fields, members }: ShownDecile,
  specific: boolean,
  locale: Locale,
): string[] {
  const t = lineText(locale)
  if (kind === 'first_ranked') return [t.firstRanked(String(to))]
  if (kind === 'no_longer_ranked') return [t.noLongerRanked(String(from))]
  const moved =
    Number(to) > Number(from) ? t.decileUp(String(from), String(to)) : t.decileDown(String(from), String(to))
  if (kind === 'ranking_moved') return [moved, t.rankingMoved]
  const what = [
    ...(fields.length > 0 ? [fields.map((key) => variableName(key, locale)).join(', ')] : []),
    ...(specific ? [t.specific] : []),
    ...(members > 0 ? [t.membersMoved(formatNumber(members, locale))] : []),
  ]
  return [moved, t.valuesChanged(what.join(t.and))]
}

function tellField(field: ShownField, locale: Locale): string {
  const t = lineText(locale)
  const name = variableName(field.key, locale)
  if (field.hidden) return t.fieldHidden(name)
  if (!('from' in field) && !('to' in field)) return t.fieldSealed(name)
  return t.field(
    name,
    valueWords(field.key, field.from, locale) ?? '–',
    valueWords(field.key, field.to, locale) ?? '–',
  )
}

function tellChange(event: EventOf<'change'>, locale: Locale): Told {
  const t = lineText(locale)
  const title = changeKinds[event.about].title[locale]
  const who = event.persons.map(({ name }) => name).join(', ')
  return {
    title: who ? t.changeOf(title, who) : t.change(title),
    lines: [
      ...event.items.map((item) => {
        const name = labelOf(item.key)[locale]
        if (item.hidden) return t.fieldHidden(name)
        const to = changeWords(item.key, item.to)[locale]
        const from =
          item.from === null || item.from === undefined ? undefined : changeWords(item.key, item.from)
        const line = from === undefined ? `${name}: ${to}` : t.field(name, from[locale], to)
        return event.persons.length > 1 ? t.member(item.subjectName, line) : line
      }),
      ...(event.why ? [t.why(event.why)] : []),
    ],
    by: event.by === null ? undefined : t.ratifiedBy(event.by),
  }
}

/** What an event is about, for the filter. An event may be about several things. */
export const lineKinds = ['decile', 'values', 'people', 'place', 'visits', 'changes', 'aid'] as const
export type LineKind = (typeof lineKinds)[number]

export function kindsOf(event: LineEvent): readonly LineKind[] {
  switch (event.kind) {
    case 'first':
      return ['values']
    case 'snapshot':
      return [
        ...(event.decile ? ['decile' as const] : []),
        ...(event.fields.length > 0 || event.members.some(({ fields }) => fields.length > 0)
          ? ['values' as const]
          : []),
        ...(event.kinds.length > 0 ||
        event.members.some(({ kinds }) => kinds.some((kind) => kind !== 'changed'))
          ? ['people' as const]
          : []),
      ]
    case 'change':
      return ['changes', ...(event.about.startsWith('correct_') ? ['values' as const] : ['people' as const])]
    case 'reply':
      return ['changes']
    case 'visit':
      return ['visits']
    case 'member':
      return ['people']
    case 'card':
    case 'move':
      return ['place']
    case 'aid':
      return ['aid']
  }
}
