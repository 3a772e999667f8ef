import { getIntake } from '@tanggap/contract/intake'
import { mapFile, previewFile } from '@tanggap/contract/intake-files'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import { Button, Form, Notice, PageHeader, Select, Table, TextField, useLocale } from '../../kit/index.ts'
import { filesText } from './files.text.ts'
import { intakeText } from './intake.text.ts'

type Preview = AnswerOf<typeof previewFile>

interface FirstRow {
  readonly at: number
  readonly cells: readonly string[]
}

const rowsShown = 3

/** Says which column of an unknown file is which, beside its first rows. */
export function MapColumns({ id, fileId }: { id: string; fileId: string }) {
  const asked = useAsk(previewFile, { params: { id, fileId } })
  return <Answered of={asked}>{(preview) => <Mapping id={id} fileId={fileId} preview={preview} />}</Answered>
}

function Mapping({ id, fileId, preview }: { id: string; fileId: string; preview: Preview }) {
  const locale = useLocale()
  const t = filesText(locale)
  const { route } = useLocation()
  const intake = useAsk(getIntake, { params: { id } })
  const [layout, setLayout] = useState(preview.layout)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(preview.mapping)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly { field?: string; message: string }[]>([])
  const chosen = preview.layouts.find(({ key }) => key === layout)
  const columns = chosen?.columns ?? []
  const firstRows: readonly FirstRow[] = preview.rows.slice(0, rowsShown).map((cells, at) => ({ at, cells }))

  /** What stands under a heading in the first row that has anything there, covered as in the preview. */
  function sampleOf(heading: string | undefined) {
    const place = heading === undefined ? -1 : preview.headings.indexOf(heading)
    const cell = preview.rows.map((cells) => cells[place] ?? '').find((text) => text !== '')
    return cell === undefined ? undefined : `${t.sample}: ${cell}`
  }

  function choose(key: string) {
    const other = preview.layouts.find((each) => each.key === key)
    if (other === undefined) return
    setLayout(other.key)
    setMapping(other.key === preview.layout ? preview.mapping : other.suggested)
    setErrors([])
  }

  async function save(form: FormData) {
    const title = String(form.get('title') ?? '').trim()
    const said = Object.fromEntries(
      columns.flatMap(({ name }) => (mapping[name] ? [[name, mapping[name]]] : [])),
    )
    const missing = columns.filter(({ name, need }) => need === 'filled' && said[name] === undefined)
    const used = Object.values(said)
    const twice = used.find((heading, at) => used.indexOf(heading) !== at)
    const found = [
      ...(title.length < 2 ? [{ field: 'title', message: t.titleMissing }] : []),
      ...missing.map(({ name }) => ({ field: name, message: t.missing(name) })),
      ...(twice === undefined ? [] : [{ message: t.twice(twice) }]),
    ]
    setErrors(found)
    if (found.length > 0) return
    setBusy(true)
    const answer = await ask(mapFile, { params: { id, fileId }, body: { layout, title, mapping: said } })
    setBusy(false)
    if (answer.ok) route(`/intakes/${id}`)
    else setErrors([{ message: answer.refusal.sentence[locale] }])
  }

  return (
    <div class="t-stack">
      <PageHeader
        title={t.mapTitle}
        lead={t.mapLead}
        crumbs={[
          { href: '/intakes', label: intakeText(locale).title },
          { href: `/intakes/${id}`, label: intake.value?.title ?? preview.fileName },
          { label: t.mapTitle },
        ]}
      />
      {preview.profile && (
        <Notice tone="info">{t.version(preview.profile.title, preview.profile.version)}</Notice>
      )}
      <section class="t-stack-s">
        <h2>{t.preview}</h2>
        <p class="t-muted">
          {preview.fileName}. {t.previewHint}
        </p>
        {/* Headings and cells are the provider's and in no language. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard */}
        <section lang="zxx" class="o-wide" aria-label={t.preview} tabIndex={0}>
          <Table
            caption={t.preview}
            captionHidden
            rows={firstRows}
            rowKey={({ at }) => String(at)}
            columns={preview.headings.map((heading, place) => ({
              key: `c${place}`,
              header: heading,
              cell: ({ cells }: FirstRow) => cells[place] ?? '',
            }))}
          />
        </section>
      </section>
      <Form
        errors={errors}
        onSubmit={(form) => void save(form)}
        actions={
          <Button type="submit" kind="primary" icon="check" busy={busy}>
            {t.save}
          </Button>
        }
      >
        <div class="t-grid">
          <Select
            name="layout"
            label={t.kind}
            value={layout}
            onInput={choose}
            options={preview.layouts.map(({ key, title }) => ({ value: key, label: title[locale] }))}
          />
          <TextField
            name="title"
            label={t.title}
            hint={t.titleHint}
            value={preview.profile?.title ?? ''}
            error={errors.find(({ field }) => field === 'title')?.message}
          />
        </div>
        <div class="t-grid" key={layout}>
          {columns.map(({ name, need }) => (
            <Select
              key={name}
              name={name}
              label={
                <>
                  <code>{name}</code> {need === 'filled' && `(${t.needed})`}
                </>
              }
              hint={sampleOf(mapping[name])}
              value={mapping[name] ?? ''}
              onInput={(heading) => setMapping({ ...mapping, [name]: heading })}
              error={errors.find(({ field }) => field === name)?.message}
              placeholder={t.notThere}
              options={preview.headings.map((heading) => ({ value: heading, label: heading }))}
            />
          ))}
        </div>
      </Form>
    </div>
  )
}
