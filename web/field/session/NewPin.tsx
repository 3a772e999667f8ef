import { pinDigits, problemOfPin } from '@tanggap/core/custody'
import { useState } from 'preact/hooks'
import { Button, DigitsField, FieldShell, Form, useLocale } from '../../kit/index.ts'
import { gateText } from './gate.text.ts'

/** A PIN for the running session, or none. */
export function NewPin({ onPin, onNone }: { onPin: (pin: string) => void; onNone: () => void }) {
  const t = gateText(useLocale())
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const problem = problemOfPin(pin)
  const errors = [
    ...(tried && problem ? [{ field: 'pin', message: t.pinProblems[problem] }] : []),
    ...(tried && !problem && pin !== again ? [{ field: 'pin-again', message: t.pinDiffers }] : []),
  ]
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message
  function submit() {
    setTried(true)
    if (!problem && pin === again) onPin(pin)
  }
  return (
    <FieldShell title={t.app}>
      <h2>{t.pinTitle}</h2>
      <p>{t.pinLead}</p>
      <Form
        errors={errors}
        onSubmit={submit}
        actions={
          <>
            <Button kind="primary" type="submit" wide>
              {t.keepPin}
            </Button>
            <Button kind="quiet" onClick={onNone}>
              {t.noPin}
            </Button>
          </>
        }
      >
        <DigitsField
          name="pin"
          label={t.pin}
          length={pinDigits}
          group={3}
          value={pin}
          onInput={setPin}
          error={errorOf('pin')}
        />
        <DigitsField
          name="pin-again"
          label={t.pinAgain}
          length={pinDigits}
          group={3}
          value={again}
          onInput={setAgain}
          error={errorOf('pin-again')}
        />
      </Form>
    </FieldShell>
  )
}
