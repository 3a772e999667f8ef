import { useKitText, useLocale } from '../locale.tsx'
import type { Locale } from '../text.ts'

const names = { id: 'Indonesia', en: 'English' } as const satisfies Record<Locale, string>

export interface LanguageSwitchProps {
  /** The same page in the other language; the app keeps the choice. */
  href: (locale: Locale) => string
  onChoose?: ((locale: Locale) => void) | undefined
}

export function LanguageSwitch({ href, onChoose }: LanguageSwitchProps) {
  const t = useKitText()
  const current = useLocale()
  return (
    <nav class="t-languages" aria-label={t.language}>
      {(['id', 'en'] as const).map((locale) => (
        <a
          key={locale}
          href={href(locale)}
          lang={locale}
          hreflang={locale}
          aria-current={locale === current ? 'true' : undefined}
          onClick={(event) => {
            if (!onChoose) return
            event.preventDefault()
            onChoose(locale)
          }}
        >
          {names[locale]}
        </a>
      ))}
    </nav>
  )
}
