import type { Bilingual } from '@tanggap/contract/refusal'
import { LinkButton, useLocale } from '../../kit/index.ts'

export function Message(props: { title: Bilingual; text: Bilingual; href: string; link: Bilingual }) {
  const locale = useLocale()
  return (
    <>
      <div class="p-part">
        <h1>{props.title[locale]}</h1>
        <p>{props.text[locale]}</p>
      </div>
      <div class="t-row">
        <LinkButton href={props.href} kind="primary">
          {props.link[locale]}
        </LinkButton>
      </div>
    </>
  )
}
