import type { PortalError } from '@tanggap/contract/portal'
import { Button, Form, TextArea, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'

export interface WordsProps {
  /** The last part of the address it is sent to; it names the field too, since a page may hold several. */
  action: string
  title?: string | undefined
  hint?: string | undefined
  button: string
  errors: readonly PortalError[]
  typed: string
}

/** One field for own words, and the button that sends them. */
export function Words({ action, title, hint, button, errors, typed }: WordsProps) {
  const locale = useLocale()
  const t = usePortalText()
  const id = `kata-${action}`
  return (
    <section class="p-part">
      {title && <h2>{title}</h2>}
      <Form
        action={`/tiket/${action}`}
        errors={summaryOf(
          errors.map((error) => ({ ...error, field: id })),
          locale,
        )}
        actions={
          <Button type="submit" kind="primary">
            {button}
          </Button>
        }
      >
        <TextArea
          id={id}
          name="kata"
          label={t.yourWords}
          hint={hint}
          value={typed}
          error={errorOf(errors, 'kata', locale)}
        />
      </Form>
    </section>
  )
}
