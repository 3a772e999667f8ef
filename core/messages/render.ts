import {
  type MessageCatalogues,
  type MessageLanguage,
  type MessageTemplate,
  messageCatalogues,
  messageTemplates,
  messageValues,
} from './templates.ts'

/**
 * The message as it is sent. Throws when a value has not the one form it may have: a message that could hold
 * somebody's words is a fault of the program, not something to send.
 */
export function renderMessage(
  template: MessageTemplate,
  values: Readonly<Record<string, string>>,
  language: MessageLanguage,
  catalogues: MessageCatalogues = messageCatalogues,
): string {
  const allowed: readonly (keyof typeof messageValues)[] = messageTemplates[template].values
  const spoken = catalogues[language][template] === undefined ? 'id' : language
  const text = catalogues[spoken][template] ?? catalogues.id[template]
  return allowed.reduce((soFar, name) => {
    const value = values[name]
    if (value === undefined || !messageValues[name].test(value))
      throw new Error(`a message of ${template} has no fitting ${name}`)
    return soFar.replaceAll(`{${name}}`, name === 'day' ? dayInWords(value, spoken) : value)
  }, text)
}

/** What may be shown of a message to whoever oversees the sending: everything but a code. */
export function withoutCode(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return 'code' in values ? { ...values, code: '000000' } : values
}

function dayInWords(day: string, language: MessageLanguage): string {
  const locale = language === 'en' ? 'en-GB' : 'id-ID'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
