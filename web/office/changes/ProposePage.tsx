import { findProposable, proposeByVillage, readProposable } from '@tanggap/contract/changes'
import type { AnswerOf } from '@tanggap/contract/route'
import {
  changeKinds,
  labelOf,
  type VillageField,
  type VillageForm,
  type VillageKind,
  valueWords,
  villageForms,
  villageKinds,
} from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Form,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  SearchBox,
  Select,
  Table,
  TextArea,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useSession } from '../session/session.ts'
import { changesText } from './changes.text.ts'
import { ValueField } from './ValueField.tsx'

/** The village's own door: first which family (or that it is a new one), then what has changed. */
export function ProposePage() {
  const locale = useLocale()
  const t = changesText(locale)
  const address = useAddress()
  const { family } = address.query
  return (
    <>
      <PageHeader
        crumbs={[{ label: t.title, href: '/changes' }, { label: t.newTitle }]}
        title={t.newTitle}
        lead={t.newLead}
      />
      {family === 'new' ? (
        <ProposalForm family={undefined} />
      ) : family ? (
        <OfFamily id={family} />
      ) : (
        <FindFamily />
      )}
    </>
  )
}

function FindFamily() {
  const locale = useLocale()
  const t = changesText(locale)
  const address = useAddress()
  const q = address.query.q?.trim() ?? ''
  const asked = useAsk(findProposable, { query: { q } }, { skip: q.length < 2 })
  return (
    <div class="t-stack">
      <search>
        <form
          class="t-filters"
          onSubmit={(event) => {
            event.preventDefault()
            address.apply(new FormData(event.currentTarget))
          }}
        >
          <SearchBox label={t.findFamily} placeholder={t.findFamilyHint} value={q} />
          <Button type="submit" kind="primary">
            {t.find}
          </Button>
          <LinkButton href="/changes/new?family=new" icon="plus">
            {changeKinds.new_family.title[locale]}
          </LinkButton>
        </form>
      </search>
      {q.length >= 2 && (
        <Answered of={asked}>
          {({ families, more }) => (
            <>
              <Table
                caption={t.findFamily}
                rows={families}
                rowKey={({ id }) => id}
                href={({ id }) => `/changes/new?family=${id}`}
                columns={[
                  { key: 'head', header: t.family, cell: ({ headName }) => headName, names: true },
                  {
                    key: 'place',
                    header: t.place,
                    cell: ({ hamlet, rt, rw }) => t.address(hamlet, rt, rw),
                  },
                ]}
                empty={<Notice>{t.noFamily}</Notice>}
              />
              {more && <p class="t-muted">{t.moreFamilies}</p>}
            </>
          )}
        </Answered>
      )}
    </div>
  )
}

function OfFamily({ id }: { id: string }) {
  const asked = useAsk(readProposable, { params: { id } })
  return <Answered of={asked}>{(family) => <ProposalForm family={family} />}</Answered>
}

type Family = AnswerOf<typeof readProposable>
type Kind = VillageKind | 'correct_values'

/** What may be proposed of a family; of one that ended only that it is taken up again. */
function kindsFor({ status }: Family): readonly Kind[] {
  if (status === 'ended') return ['family_restored']
  return [
    ...villageKinds.filter((one) => one !== 'new_family' && one !== 'family_restored'),
    'correct_values',
  ]
}

function ProposalForm({ family }: { family: Family | undefined }) {
  const locale = useLocale()
  const t = changesText(locale)
  const { office } = useSession()
  const { route } = useLocation()
  const address = useAddress()
  const kinds = family ? kindsFor(family) : []
  const meant = kinds.find((one) => one === address.query.kind)
  const [kind, setKind] = useState<Kind | undefined>(family ? meant : 'new_family')
  const [personId, setPersonId] = useState(address.query.person ?? '')
  const [question, setQuestion] = useState('')
  const [stated, setStated] = useState<Readonly<Record<string, string>>>({})
  const [explanation, setExplanation] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const form: VillageForm | undefined = kind && kind !== 'correct_values' ? villageForms[kind] : undefined
  const returning =
    kind === 'member_joined' ? family?.former.find((one) => one.personId === personId) : undefined
  const fields: readonly VillageField[] = form?.fields ?? []
  const write = (key: string) => (text: string) => setStated({ ...stated, [key]: text })

  async function send() {
    if (!kind) return
    setBusy(true)
    const answer = await ask(proposeByVillage, {
      body: {
        villageCode: office.region,
        familyId: family?.id ?? null,
        personId: form?.about === 'member' ? personId || null : (returning?.personId ?? null),
        kind,
        stated: kind === 'correct_values' ? { [question]: stated[question] ?? '' } : stated,
        explanation,
      },
    })
    setBusy(false)
    if (answer.ok) route(`/changes/${answer.value.id}?done=1`)
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Form
      onSubmit={() => void send()}
      errors={error ? [{ message: error }] : undefined}
      actions={
        <>
          <Button type="submit" kind="primary" icon="send" busy={busy}>
            {t.send}
          </Button>
          <LinkButton href="/changes/new">{t.otherFamily}</LinkButton>
        </>
      }
    >
      {family && <h2>{family.headName}</h2>}
      {family && (
        <RadioGroup
          name="kind"
          label={t.what}
          columns
          value={kind}
          onInput={(value) => {
            setKind(kinds.find((one) => one === value))
            setStated({})
          }}
          choices={kinds.map((one) => ({
            value: one,
            label: one === 'correct_values' ? t.correctValues : changeKinds[one].title[locale],
          }))}
        />
      )}
      {family && form?.about === 'member' && (
        <RadioGroup
          name="personId"
          label={t.who}
          value={personId}
          onInput={setPersonId}
          choices={family.members.map((member) => ({
            value: member.personId,
            label: member.name,
            hint: valueWords('relationship', member.relationship)[locale],
          }))}
        />
      )}
      {family && kind === 'member_joined' && family.former.length > 0 && (
        <RadioGroup
          name="returning"
          label={t.whoJoins}
          value={returning?.personId ?? ''}
          onInput={setPersonId}
          choices={[
            { value: '', label: t.somebodyElse },
            ...family.former.map((one) => ({
              value: one.personId,
              label: one.name,
              hint: t.wasHereUntil(formatDate(one.until, locale)),
            })),
          ]}
        />
      )}
      {fields
        .filter(({ key }) => returning === undefined || returning.asked.includes(key))
        .map((field) => (
          <ValueField
            key={field.key}
            name={field.key}
            question={field.key}
            label={field.label[locale]}
            optional={!field.required}
            value={stated[field.key] ?? ''}
            onInput={write(field.key)}
          />
        ))}
      {family && kind === 'correct_values' && (
        <>
          <Select
            name="question"
            label={t.whichValue}
            value={question}
            onInput={setQuestion}
            options={family.values.map((one) => ({
              value: one.question,
              label: labelOf(one.question)[locale],
            }))}
          />
          {question && (
            <ValueField
              name="value"
              question={question}
              label={t.newValue}
              hint={t.now(
                valueWords(question, family.values.find((one) => one.question === question)?.value)[locale],
              )}
              value={stated[question] ?? ''}
              onInput={write(question)}
            />
          )}
        </>
      )}
      {kind && (
        <>
          <TextArea
            name="explanation"
            label={t.why}
            hint={t.whyHint}
            limit={2000}
            value={explanation}
            onInput={setExplanation}
          />
          <p class="t-muted">{t.consequence}</p>
        </>
      )}
    </Form>
  )
}
