import { printSlips } from '@tanggap/contract/slips'
import { useState } from 'preact/hooks'
import { addressOf } from '../../kit/client/index.ts'
import { Button, NumberField, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { useOwnVillage, VillageSelect } from './VillageSelect.tsx'

/** A plain form: the browser saves the sheet itself, and the codes never pass through this screen. */
export function PrintSlips() {
  const t = citizensText(useLocale())
  const own = useOwnVillage()
  const [village, setVillage] = useState(own ?? '')
  const [count, setCount] = useState('40')
  return (
    <section class="t-card">
      <h2>{t.printTitle}</h2>
      <p class="t-muted">{t.printLead}</p>
      <form class="t-form" method="post" action={addressOf(printSlips)} target="_blank" rel="noopener">
        {!own && <VillageSelect value={village} onInput={setVillage} />}
        <input type="hidden" name="villageCode" value={village} />
        <NumberField name="count" label={t.count} value={count} onInput={setCount} />
        <div class="t-form-actions">
          <Button type="submit" icon="printer" disabled={village === ''}>
            {t.printButton}
          </Button>
        </div>
      </form>
    </section>
  )
}
