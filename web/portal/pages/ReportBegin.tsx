import { Button, LinkButton, Notice, useLocale } from '../../kit/index.ts'
import { objectionText } from '../objection.text.ts'
import { usePortalText } from '../tongue.tsx'

export function ReportBegin({ draft, kind }: { draft: boolean; kind: string }) {
  const t = usePortalText()
  const sealed = objectionText(useLocale())
  return (
    <>
      <div class="p-part">
        <h1>{t.reportTitle}</h1>
        <p>{t.reportLead}</p>
        <p>{t.reportKeep}</p>
        <p>{t.reportTrue}</p>
      </div>
      {draft && (
        <Notice
          action={
            <LinkButton href="/lapor/lanjut" kind="primary">
              {t.draftGo}
            </LinkButton>
          }
        >
          {t.draftTitle}
        </Notice>
      )}
      <form method="post" action="/lapor">
        {kind && <input type="hidden" name="jenis" value={kind} />}
        <Button type="submit" kind={draft ? 'secondary' : 'primary'} wide>
          {draft ? t.reportNew : t.reportStart}
        </Button>
      </form>
      <section class="p-part">
        <h2>{sealed.instead}</h2>
        <p>{sealed.insteadText}</p>
        <p>
          <a href="/aduan">{sealed.go}</a>
        </p>
      </section>
      <section class="p-part">
        <h2>{t.resumeTitle}</h2>
        <p>
          <a href="/lapor/buka">{t.resumeGo}</a>
        </p>
      </section>
    </>
  )
}
