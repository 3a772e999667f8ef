import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import {
  Button,
  ConfirmDialog,
  formatNumber,
  KeyValue,
  LanguageSwitch,
  LinkButton,
  Notice,
  useLocale,
} from '../../kit/index.ts'
import { Frame, NewVersion } from '../Frame.tsx'
import { hasInstallOffer, install, watchInstallOffer } from '../install.ts'
import { useLocaleChoice } from '../session/locale-choice.ts'
import { appVersion, custodyOf } from '../sync/index.ts'
import { useHeld, useWatched, useWorkspace } from '../workspace.ts'
import { custodyText } from './custody.text.ts'
import { KeyCare } from './KeyCare.tsx'

const minute = 60_000

/** This phone and who works on it: language, certificate, clock, and the way out. */
export function PhonePage() {
  const locale = useLocale()
  const t = custodyText(locale)
  const held = useHeld()
  const { device } = held
  const { leave } = useWorkspace()
  const { route } = useLocation()
  const choose = useLocaleChoice()
  const [leaving, setLeaving] = useState(false)
  const canInstall = useWatched(hasInstallOffer, watchInstallOffer)
  const custody = custodyOf(held)
  const unsent = custody.waiting + custody.sent + custody.photosWaiting
  const minutesOff = Math.round(device.clockOffset / minute)
  const clockIsOff = Math.abs(minutesOff) >= 10
  return (
    <Frame title={t.phone} onBack={() => route('/')}>
      <NewVersion />
      <section class="t-stack-s">
        <h2>{t.language}</h2>
        <LanguageSwitch href={() => '/phone'} onChoose={choose} />
      </section>
      <KeyValue
        pairs={[
          { label: t.officer, value: device.facilitator.name },
          { label: t.certificate, value: device.certified ? t.certified : t.notCertified },
          { label: t.device, value: <span class="t-digits">{device.deviceId.slice(-12)}</span> },
          { label: t.version, value: appVersion },
          {
            label: t.clock,
            value: minutesOff === 0 ? t.clockGood : t.clockOff(formatNumber(Math.abs(minutesOff), locale)),
          },
        ]}
      />
      {clockIsOff && <Notice tone="attention">{t.clockHint}</Notice>}
      <LinkButton href="/training" icon="seal" wide>
        {t.training}
      </LinkButton>
      <LinkButton href="/custody" icon="send" wide>
        {t.title}
      </LinkButton>
      {canInstall ? (
        <Button icon="download" wide onClick={() => void install()}>
          {t.install}
        </Button>
      ) : (
        <Notice tone="info" title={t.install}>
          {t.installHint}
        </Notice>
      )}
      <Notice tone="info" title={t.security}>
        {t.atRest}
      </Notice>
      <KeyCare />
      <Button icon="logout" wide onClick={() => setLeaving(true)}>
        {t.leave}
      </Button>
      <ConfirmDialog
        open={leaving}
        title={t.leaveTitle}
        consequence={unsent > 0 ? t.leaveUnsent(unsent) : t.leaveEmpty}
        confirmLabel={t.leave}
        onConfirm={() => void leave()}
        onCancel={() => setLeaving(false)}
      />
    </Frame>
  )
}
