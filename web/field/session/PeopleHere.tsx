import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon, useLocale } from '../../kit/index.ts'
import { type PersonHere, peopleHere } from '../store/index.ts'
import type { Owner } from '../who-works-here.ts'
import { gateText } from './gate.text.ts'

/** Those with a space of their own on this phone: each opens it by the own phrase, with signal or without. */
export function PeopleHere(props: {
  onChosen: (owner: Owner) => void
  /** What is said where nobody has worked yet. */
  children: ComponentChildren
}) {
  const { onChosen } = props
  const t = gateText(useLocale())
  const [people, setPeople] = useState<readonly PersonHere[]>()
  useEffect(() => void peopleHere().then(setPeople, () => setPeople([])), [])
  if (!people) return null
  if (people.length === 0) return <>{props.children}</>
  return (
    <section class="t-stack-s" aria-labelledby="people-title">
      <h2 id="people-title">{t.hereTitle}</h2>
      <p class="t-muted">{t.hereLead}</p>
      <ul class="f-list">
        {people.map(({ device, waiting }) => (
          <li key={device.deviceId}>
            <button
              type="button"
              class="f-row"
              onClick={() => onChosen({ ...device.facilitator, demo: device.demo })}
            >
              <Icon name="lock" />
              <span>
                <b>{device.facilitator.name}</b>
                {waiting.length > 0 && <small>{t.waits(waiting.length)}</small>}
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
