import { draftBoundaries } from '@tanggap/contract/boundaries'
import { boundaryLimits } from '@tanggap/core/regions'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '../../kit/client/index.ts'
import { Button, DateField, FileField, Form, TextField, useLocale } from '../../kit/index.ts'
import { regionsText } from './regions.text.ts'

/** Brings a file of borders: packed here, checked by the office, kept as a draft. */
export function UploadBorders() {
  const locale = useLocale()
  const t = regionsText(locale)
  const { route } = useLocation()
  const [file, setFile] = useState<File>()
  const [source, setSource] = useState('')
  const [licence, setLicence] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function send() {
    if (file === undefined) return setError(t.choose)
    if (file.size > boundaryLimits.bytes) return setError(t.tooLarge)
    if (source.trim().length < 3 || licence.trim().length < 2 || !validFrom) return setError(t.missing)
    setBusy(true)
    setError(undefined)
    const body = { source, licence, validFrom, file: await packed(file) }
    const answer = await ask(draftBoundaries, { body })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    route(`/regions/borders/${answer.value.id}`)
  }

  return (
    <section class="t-card" aria-labelledby="upload-borders">
      <h2 id="upload-borders">{t.upload}</h2>
      <p class="t-muted">{t.uploadLead}</p>
      <Form onSubmit={() => void send()}>
        <FileField
          name="file"
          label={t.file}
          accept=".geojson,.json,application/geo+json,application/json"
          error={error}
          onInput={([chosen]) => {
            setFile(chosen)
            setError(undefined)
          }}
        />
        <TextField name="source" label={t.source} hint={t.sourceHint} value={source} onInput={setSource} />
        <TextField
          name="licence"
          label={t.licence}
          hint={t.licenceHint}
          value={licence}
          onInput={setLicence}
        />
        <DateField name="validFrom" label={t.validFrom} value={validFrom} onInput={setValidFrom} />
        <Button type="submit" kind="primary" icon="upload" busy={busy}>
          {t.send}
        </Button>
        <p role="status">{busy && t.reading}</p>
      </Form>
    </section>
  )
}

/** GeoJSON packs to a fifth, so that a large file passes where letters and forms do. */
async function packed(file: File): Promise<string> {
  const stream = file.stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
