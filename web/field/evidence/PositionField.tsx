import type { Position } from '@tanggap/core/instrument'
import { useEffect, useState } from 'preact/hooks'
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
}) {
  const { value, onTaken, name } = props
  const locale = useLocale()
  const t = evidenceText(locale)
  const held = useHeld()
  const [watching, setWatching] = useState(false)
  const [typing, setTyping] = useState(false)
  const [fault, setFault] = useState(false)
  const [best, setBest] = useState<GeolocationCoordinates>()

  useEffect(() => {
    if (!watching) return
    if (!('geolocation' in navigator)) {
      setFault(true)
      return setWatching(false)
    }
    setBest(undefined)
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => setBest((known) => (known && known.accuracy <= coords.accuracy ? known : coords)),
      () => {
        setFault(true)
        setWatching(false)
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [watching])

  function take(coords: GeolocationCoordinates) {
    setWatching(false)
    onTaken({
      lat: coords.latitude,
      lon: coords.longitude,
      accuracyMetres: Math.round(coords.accuracy),
      mode: 'gps',
      takenAt: officeNow(held),
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
          <p role="status">{!best ? t.waiting : best.accuracy > accurateEnough ? t.better : t.good}</p>
          {best && (
            <Button kind="primary" icon="pin" wide onClick={() => take(best)}>
              {t.usePosition(formatNumber(Math.round(best.accuracy), locale, 0))}
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
          action={<Button onClick={() => setTyping(true)}>{t.typeInstead}</Button>}
        >
          {t.positionRefused}
        </Notice>
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
