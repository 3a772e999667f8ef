import { type Fix, looksMocked, type Position } from '@tanggap/core/instrument'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  Button,
  formatNumber,
  formatTime,
  Icon,
  Notice,
  NumberField,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { officeNow, useHeld } from '../workspace.ts'
import { evidenceText } from './evidence.text.ts'
import { numberTyped } from './number-typed.ts'

const accurateEnough = 20

/** A position with its source, accuracy and age; typed by hand only with a reason. */
export function PositionField(props: {
  name: string
  value: Position | undefined
  onTaken: (position: Position, manualReason?: string) => void
  /** Told in words where the phone gives no position; offered where the asker can take it. */
  inWords?: string | undefined
  onInWords?: (place: string) => void
}) {
  const { value, onTaken, name, onInWords } = props
  const locale = useLocale()
  const t = evidenceText(locale)
  const held = useHeld()
  const [watching, setWatching] = useState(false)
  const [typing, setTyping] = useState(false)
  const [fault, setFault] = useState(false)
  const [telling, setTelling] = useState(false)
  const [best, setBest] = useState<Taken>()
  const fixes = useRef<Fix[]>([])

  useEffect(() => {
    if (!watching) return
    if (!('geolocation' in navigator)) {
      setFault(true)
      return setWatching(false)
    }
    setBest(undefined)
    fixes.current = []
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const { latitude: lat, longitude: lon, accuracy } = coords
        fixes.current = [...fixes.current.slice(-30), { lat, lon, accuracyMetres: accuracy, at: timestamp }]
        setBest((known) => (known && known.coords.accuracy <= accuracy ? known : { coords, timestamp }))
      },
      () => {
        setFault(true)
        setWatching(false)
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [watching])

  function take({ coords, timestamp }: Taken) {
    setWatching(false)
    // A phone may first give the place it remembers, and the thumb may come late to the button.
    const ageSeconds = Math.round(Math.max(0, Date.now() - timestamp) / 1000)
    onTaken({
      lat: coords.latitude,
      lon: coords.longitude,
      accuracyMetres: Math.round(coords.accuracy),
      mode: 'gps',
      takenAt: officeNow(held),
      ageSeconds,
      ...(looksMocked(fixes.current) && { mocked: true }),
    })
  }

  return (
    <div class="t-stack-s">
      {value && !watching && (
        <p class="f-fact">
          <Icon name="pin" />
          <span>
            <b class="t-digits">
              {formatNumber(value.lat, locale, 5)}; {formatNumber(value.lon, locale, 5)}
            </b>
            <small>
              {value.mode === 'gps' ? t.gps(formatNumber(value.accuracyMetres ?? 0, locale, 0)) : t.manual}
              {' · '}
              {t.age(formatTime(value.takenAt, locale))}
            </small>
          </span>
        </p>
      )}
      {watching ? (
        <>
          <p role="status">{!best ? t.waiting : best.coords.accuracy > accurateEnough ? t.better : t.good}</p>
          {best && (
            <Button kind="primary" icon="pin" wide onClick={() => take(best)}>
              {t.usePosition(formatNumber(Math.round(best.coords.accuracy), locale, 0))}
            </Button>
          )}
          <Button onClick={() => setWatching(false)}>{t.cancel}</Button>
        </>
      ) : (
        <Button
          kind={value ? 'secondary' : 'primary'}
          icon="pin"
          wide
          onClick={() => {
            setFault(false)
            setTyping(false)
            setTelling(false)
            setWatching(true)
          }}
        >
          {value ? t.positionAgain : t.takePosition}
        </Button>
      )}
      {fault && (
        <Notice
          tone="attention"
          live
          action={
            <div class="t-row">
              {onInWords && <Button onClick={() => setTelling(true)}>{t.tellInstead}</Button>}
              <Button onClick={() => setTyping(true)}>{t.typeInstead}</Button>
            </div>
          }
        >
          {t.positionRefused}
        </Notice>
      )}
      {!value && props.inWords && !telling && <p class="f-fact">{props.inWords}</p>}
      {telling && onInWords && (
        <PlaceInWords
          name={name}
          onTold={(place) => {
            setTelling(false)
            setFault(false)
            onInWords(place)
          }}
        />
      )}
      {typing && (
        <ManualPosition
          name={name}
          onTaken={(lat, lon, reason) => {
            setTyping(false)
            setFault(false)
            onTaken({ lat, lon, accuracyMetres: null, mode: 'manual', takenAt: officeNow(held) }, reason)
          }}
        />
      )}
    </div>
  )
}

interface Taken {
  readonly coords: GeolocationCoordinates
  /** Milliseconds by the phone: when the receiver had it. */
  readonly timestamp: number
}

/** Where one stood and why the phone would not say: a colleague must be able to find the place by it. */
function PlaceInWords(props: { name: string; onTold: (place: string) => void }) {
  const t = evidenceText(useLocale())
  const [place, setPlace] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  function save() {
    setTried(true)
    if (place.trim() && reason.trim()) props.onTold(`${place.trim()} (${reason.trim()})`.slice(0, 300))
  }
  return (
    <div class="t-stack-s f-inset">
      <TextField
        name={`${props.name}-place`}
        label={t.placeInWords}
        hint={t.placeInWordsHint}
        value={place}
        maxLength={160}
        onInput={setPlace}
        error={tried && !place.trim() ? t.placeMissing : undefined}
      />
      <TextField
        name={`${props.name}-no-position`}
        label={t.noPositionReason}
        hint={t.noPositionHint}
        value={reason}
        maxLength={120}
        onInput={setReason}
        error={tried && !reason.trim() ? t.reasonMissing : undefined}
      />
      <Button kind="primary" onClick={save}>
        {t.savePlace}
      </Button>
    </div>
  )
}

function ManualPosition(props: {
  name: string
  onTaken: (lat: number, lon: number, reason: string) => void
}) {
  const t = evidenceText(useLocale())
  const [lat, setLat] = useState('')
  const [lon, setLon] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [latitude, longitude] = [degrees(lat), degrees(lon)]
  const isPlace =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180

  function save() {
    setTried(true)
    if (isPlace && reason.trim()) props.onTaken(latitude, longitude, reason.trim())
  }
  return (
    <div class="t-stack-s f-inset">
      <NumberField
        name={`${props.name}-lat`}
        label={t.lat}
        hint={t.latHint}
        decimal
        width="m"
        value={lat}
        onInput={setLat}
        error={tried && !isPlace ? t.coordinatesWrong : undefined}
      />
      <NumberField
        name={`${props.name}-lon`}
        label={t.lon}
        hint={t.lonHint}
        decimal
        width="m"
        value={lon}
        onInput={setLon}
      />
      <TextField
        name={`${props.name}-reason`}
        label={t.manualReason}
        hint={t.manualReasonHint}
        value={reason}
        onInput={setReason}
        error={tried && !reason.trim() ? t.reasonMissing : undefined}
      />
      <Button kind="primary" onClick={save}>
        {t.save}
      </Button>
    </div>
  )
}

/** Degrees have no thousands: a dot or a comma is always the decimal sign. */
function degrees(typed: string): number | undefined {
  const sign = /^\s*[-−]/.test(typed) ? -1 : 1
  const plain = numberTyped(typed.replace(/[-−\s]/g, '').replace('.', ','))
  return plain === undefined ? undefined : sign * plain
}
