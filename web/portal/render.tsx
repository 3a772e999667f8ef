import type { PortalPage, PortalRenderer, PortalTongue } from '@tanggap/contract/portal'
import { renderToString } from 'preact-render-to-string'
import { LocaleScope } from '../kit/index.ts'
import { Document } from './Document.tsx'
import { About } from './pages/About.tsx'
import { Channels } from './pages/Channels.tsx'
import { CodeAsk, CodeEnter } from './pages/CodeByPhone.tsx'
import { Family } from './pages/Family.tsx'
import { Figures } from './pages/Figures.tsx'
import { Home } from './pages/Home.tsx'
import { DraftKept, DraftOpen } from './pages/KeptDraft.tsx'
import { Message } from './pages/Message.tsx'
import { Objection } from './pages/Objection.tsx'
import { Question } from './pages/Question.tsx'
import { RecheckReply } from './pages/RecheckReply.tsx'
import { ReportBegin } from './pages/ReportBegin.tsx'
import { ReportCheck } from './pages/ReportCheck.tsx'
import { ReportDone } from './pages/ReportDone.tsx'
import { StatusForm } from './pages/StatusForm.tsx'
import { StatusUniform } from './pages/StatusUniform.tsx'
import { Ticket } from './pages/Ticket.tsx'
import { TrackForm } from './pages/TrackForm.tsx'
import { TrackNothing } from './pages/TrackNothing.tsx'
import { Village } from './pages/Village.tsx'
import { Villages } from './pages/Villages.tsx'
import { TongueScope } from './tongue.tsx'

/** What the server loads: pages from data, as whole documents. */
export const renderPage: PortalRenderer['renderPage'] = (page: PortalPage, tongue: PortalTongue) =>
  `<!doctype html>${renderToString(
    <LocaleScope value={tongue === 'en' ? 'en' : 'id'}>
      <TongueScope value={tongue}>
        <Document page={page} tongue={tongue}>
          <Body page={page} />
        </Document>
      </TongueScope>
    </LocaleScope>,
  )}`

function Body({ page }: { page: PortalPage }) {
  switch (page.page) {
    case 'home':
      return <Home draft={page.draft} />
    case 'about':
      return <About />
    case 'channels':
      return <Channels />
    case 'figures':
      return <Figures figures={page.figures} />
    case 'villages':
      return <Villages {...page} />
    case 'village':
      return <Village {...page} />
    case 'status-form':
      return <StatusForm {...page} />
    case 'status-uniform':
      return <StatusUniform />
    case 'code-ask':
      return <CodeAsk nik={page.nik} errors={page.errors} />
    case 'code-enter':
      return <CodeEnter errors={page.errors} />
    case 'draft-kept':
      return <DraftKept kept={page.kept} />
    case 'draft-open':
      return <DraftOpen number={page.number} errors={page.errors} />
    case 'family':
      return <Family family={page.family} />
    case 'report-begin':
      return <ReportBegin draft={page.draft} kind={page.kind} />
    case 'question':
      return <Question question={page.question} />
    case 'report-check':
      return <ReportCheck rows={page.rows} urgent={page.urgent} />
    case 'report-done':
      return <ReportDone receipt={page.receipt} />
    case 'track-form':
      return <TrackForm number={page.number} errors={page.errors} />
    case 'track-nothing':
      return <TrackNothing />
    case 'ticket':
      return <Ticket {...page} />
    case 'sealed':
      return <Objection sealed={page.sealed} />
    case 'recheck-reply':
      return <RecheckReply reply={page.reply} />
    case 'message':
      return <Message {...page} />
  }
}
