import {
  findMatterFamilies,
  linkMatter,
  type MatterDetail,
  type MatterFamily,
  type MatterWordsShown,
} from '@tanggap/contract/integrity'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, EmptyState, Form, KeyValue, Table, TextField, useLocale } from '../../kit/index.ts'
import { integrityText } from './integrity.text.ts'

interface MeantFamilyProps {
  matter: MatterDetail
  words: MatterWordsShown
  onDone: () => void
}

/** Which family is meant: searched for in the village it happened in, and kept sealed. */
export function MeantFamily({ matter, words, onDone }: MeantFamilyProps) {
  const locale = useLocale()
  const t = integrityText(locale)
  const { family } = words
  if (!family && !matter.allowed.includes('link')) return null
  return (
    <section class="t-stack-s">
      <h2>{t.family}</h2>
      {family ? (
        <KeyValue
          pairs={[
            {
              label: t.family,
              value: family.headName,
              source: `${t.address(family.hamlet, family.rt, family.rw)}, ${family.villageName}`,
            },
          ]}
        />
      ) : (
        <p class="t-muted">{t.familyNone}</p>
      )}
      {matter.allowed.includes('link') && <Search matter={matter} onDone={onDone} />}
    </section>
  )
}

function Search({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = integrityText(locale)
  const [q, setQ] = useState('')
  const [families, setFamilies] = useState<readonly MatterFamily[]>()
  const [error, setError] = useState<string>()
  const params = { id: matter.id }

  async function search() {
    const answer = await ask(findMatterFamilies, { params, body: { q } })
    if (answer.ok) setFamilies(answer.value.families)
    setError(answer.ok ? undefined : answer.refusal.sentence[locale])
  }
  async function link(familyId: string) {
    const answer = await ask(linkMatter, { params, body: { familyId, version: matter.version } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setFamilies(undefined)
    onDone()
  }

  return (
    <>
      <Form onSubmit={() => void search()} actions={<Button type="submit">{t.find}</Button>}>
        <TextField name="q" label={t.findFamily} value={q} onInput={setQ} error={error} autoComplete="off" />
      </Form>
      {families && (
        <Table
          caption={t.family}
          captionHidden
          rows={families}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t.noFamily} />}
          columns={[
            { key: 'head', header: t.family, names: true, cell: ({ headName }) => headName },
            {
              key: 'where',
              header: t.village,
              cell: ({ hamlet, rt, rw }) => t.address(hamlet, rt, rw),
            },
            {
              key: 'link',
              header: t.decide,
              cell: ({ id }) => <Button onClick={() => void link(id)}>{t.thisFamily}</Button>,
            },
          ]}
        />
      )}
    </>
  )
}
