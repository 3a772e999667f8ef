import {
  askOpening,
  consentOpening,
  endOpening,
  type MatterDetail,
  standAside,
} from '@tanggap/contract/integrity'
import { type OpeningPurpose, openingPurposes } from '@tanggap/core/integrity'
import { useState } from 'preact/hooks'
import { type Asked, ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  Dialog,
  formatDateTime,
  formatNumber,
  formatTime,
  Notice,
  RadioGroup,
  useLocale,
} from '../../kit/index.ts'
import { integrityText } from './integrity.text.ts'

type Act = 'ask' | 'consent' | 'end' | 'aside'

/** Whether a matter is shut, asked for or open, and to whom; and what this officer can do about it. */
export function Seal({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = integrityText(locale)
  const [act, setAct] = useState<Act>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const params = { id: matter.id }

  async function take(step: Promise<Asked<unknown>>) {
    setBusy(true)
    const answer = await step
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setAct(undefined)
    setError(undefined)
    onDone()
  }
  const begin = (next: Act) => () => {
    setError(undefined)
    setAct(next)
  }
  const cancel = () => setAct(undefined)

  return (
    <section class="t-card t-stack-s">
      <h2>{t.sealTitle}</h2>
      <SealState matter={matter} />
      {matter.conflict && <Notice tone="attention">{t.conflict}</Notice>}
      {matter.eligible < 2 && <Notice tone="bad">{t.tooFew}</Notice>}
      <p class="t-muted">{t.eligible(formatNumber(matter.eligible, locale))}</p>
      <div class="t-row">
        {matter.mayConsent && (
          <Button kind="primary" icon="lock" onClick={begin('consent')}>
            {t.consent}
          </Button>
        )}
        {matter.mayAsk && (
          <Button kind="primary" icon="lock" onClick={begin('ask')}>
            {t.ask}
          </Button>
        )}
        {matter.mayEnd && (
          <Button busy={busy} onClick={() => void take(ask(endOpening, { params }))}>
            {matter.opening?.state === 'open' ? t.end : t.decline}
          </Button>
        )}
        {!matter.conflict && (
          <Button kind="quiet" onClick={begin('aside')}>
            {t.aside}
          </Button>
        )}
      </div>
      {error && !act && (
        <p class="t-error" role="alert">
          {error}
        </p>
      )}
      {act === 'ask' && (
        <AskDialog
          busy={busy}
          error={error}
          onCancel={cancel}
          onAsk={(purpose) => void take(ask(askOpening, { params, body: { purpose } }))}
        />
      )}
      <ConfirmDialog
        open={act === 'consent'}
        title={t.consentTitle}
        consequence={t.consentConsequence}
        confirmLabel={t.consent}
        busy={busy}
        error={error}
        onCancel={cancel}
        onConfirm={() => void take(ask(consentOpening, { params }))}
      />
      <ConfirmDialog
        open={act === 'aside'}
        title={t.asideTitle}
        consequence={t.asideConsequence}
        confirmLabel={t.asideButton}
        danger
        busy={busy}
        error={error}
        onCancel={cancel}
        onConfirm={() => void take(ask(standAside, { params }))}
      />
    </section>
  )
}

function SealState({ matter: { opening } }: { matter: MatterDetail }) {
  const locale = useLocale()
  const t = integrityText(locale)
  if (opening?.state === 'asked')
    return (
      <p>{t.askedBy(opening.askedBy, t.purposes[opening.purpose], formatDateTime(opening.until, locale))}</p>
    )
  if (opening?.state === 'open')
    return <p>{t.openBy(opening.askedBy, opening.consentedBy ?? '', formatTime(opening.until, locale))}</p>
  return <p>{t.sealShut}</p>
}

interface AskDialogProps {
  busy: boolean
  error: string | undefined
  onAsk: (purpose: OpeningPurpose) => void
  onCancel: () => void
}

function AskDialog({ busy, error, onAsk, onCancel }: AskDialogProps) {
  const t = integrityText(useLocale())
  const [purpose, setPurpose] = useState<OpeningPurpose>('first_reading')
  return (
    <Dialog
      open
      onClose={onCancel}
      title={t.askTitle}
      footer={
        <Button kind="primary" busy={busy} onClick={() => onAsk(purpose)}>
          {t.ask}
        </Button>
      }
    >
      <p>{t.askConsequence}</p>
      <RadioGroup
        name="purpose"
        label={t.purpose}
        value={purpose}
        onInput={(value) => setPurpose(openingPurposes.find((one) => one === value) ?? purpose)}
        error={error}
        choices={openingPurposes.map((one) => ({ value: one, label: t.purposes[one] }))}
      />
    </Dialog>
  )
}
