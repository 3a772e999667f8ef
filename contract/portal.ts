import type { PublicFigures } from './public-figures.ts'
import type { Bilingual } from './refusal.ts'
import type { VillageDesk } from './village-desk.ts'

/**
 * The citizen's pages as the server hands them to the renderer: what is said, not how it looks. `web/portal`
 * builds the renderer as one bundle, which the server loads at start; neither floor knows the other.
 */
export type PortalLocale = 'id' | 'en'

/** A language the pages can be asked for. One that is not whole yet says in Indonesian what it lacks. */
export type PortalTongue = PortalLocale | 'jv'

export interface PortalRenderer {
  /** A whole HTML document, usable without script. */
  renderPage(page: PortalPage, tongue: PortalTongue): string
}

/** What stands around every page. */
export interface PortalFrame {
  /** `Kabupaten Jepara`. */
  readonly regency: string
  readonly demo: boolean
  /** Where the language switch leads back to. */
  readonly path: string
  /** The page before; absent on the first. */
  readonly backHref?: string | undefined
}

export interface PortalError {
  /** Name of the field it belongs to. */
  readonly field: string
  readonly message: Bilingual
}

export type PortalPage = { readonly frame: PortalFrame } & PortalBody

export type PortalBody =
  | { readonly page: 'home'; readonly draft: boolean }
  | { readonly page: 'about' }
  | { readonly page: 'channels' }
  | { readonly page: 'figures'; readonly figures: PublicFigures | null }
  | {
      readonly page: 'villages'
      readonly subdistricts: readonly { readonly code: string; readonly name: string }[]
      /** Code of a subdistrict, or empty. */
      readonly chosen: string
      readonly villages: readonly { readonly code: string; readonly name: string }[]
      readonly figures: PublicFigures | null
      /** How the chosen subdistrict's villages are drawn, as `readOutline` of core/regions reads it. */
      readonly outlines: readonly {
        readonly code: string
        readonly outline: string
        readonly estimate: boolean
      }[]
      /** Whose borders they are; null where all are estimates. */
      readonly bordersFrom: { readonly source: string; readonly licence: string } | null
    }
  | {
      readonly page: 'village'
      readonly village: {
        readonly code: string
        readonly name: string
        readonly kind: string
        readonly subdistrict: string
        readonly subdistrictCode: string
      }
      readonly desk: VillageDesk
      readonly figures: PublicFigures | null
    }
  | {
      readonly page: 'status-form'
      readonly nik: string
      readonly code: string
      readonly errors: readonly PortalError[]
      readonly gate?: GateView | undefined
    }
  | { readonly page: 'status-uniform' }
  | { readonly page: 'code-ask'; readonly nik: string; readonly errors: readonly PortalError[] }
  | { readonly page: 'code-enter'; readonly errors: readonly PortalError[] }
  | {
      readonly page: 'draft-kept'
      readonly kept: { readonly number: string; readonly pin: string; readonly until: string }
    }
  | { readonly page: 'draft-open'; readonly number: string; readonly errors: readonly PortalError[] }
  | { readonly page: 'family'; readonly family: FamilyView }
  | { readonly page: 'report-begin'; readonly draft: boolean; readonly kind: string }
  | { readonly page: 'question'; readonly question: QuestionView }
  | { readonly page: 'report-check'; readonly rows: readonly CheckRow[]; readonly urgent: boolean }
  | { readonly page: 'report-done'; readonly receipt: ReceiptView }
  | { readonly page: 'track-form'; readonly number: string; readonly errors: readonly PortalError[] }
  | { readonly page: 'track-nothing' }
  | {
      readonly page: 'ticket'
      readonly ticket: TicketView
      readonly errors: readonly PortalError[]
      readonly typed: string
      /** The last part of the address of the form that needs mending. */
      readonly tried?: string
    }
  | { readonly page: 'sealed'; readonly sealed: SealedPage }
  | { readonly page: 'recheck-reply'; readonly reply: ReplyView }
  | {
      readonly page: 'message'
      readonly title: Bilingual
      readonly text: Bilingual
      readonly href: string
      readonly link: Bilingual
    }

/** The pages of what is told to the integrity desk. They bear no title of their own: a lent phone keeps titles. */
export type SealedPage =
  | { readonly view: 'begin'; readonly draft: boolean }
  | { readonly view: 'question'; readonly question: QuestionView }
  | { readonly view: 'check'; readonly rows: readonly CheckRow[] }
  | { readonly view: 'done'; readonly receipt: SealedReceiptView }
  | {
      readonly view: 'ticket'
      readonly ticket: SealedTicketView
      readonly errors: readonly PortalError[]
      readonly typed: string
      /** Which of the forms was sent with what is wrong. */
      readonly act: string
    }

export interface SealedReceiptView {
  readonly number: string
  readonly pin: string
  readonly openBy: string
}

export interface SealedTicketView {
  readonly number: string
  readonly receivedAt: string
  readonly now: { readonly title: Bilingual; readonly text: Bilingual }
  readonly dueAt: string | null
  readonly late: boolean
  readonly pressed: boolean
  readonly contestableUntil: string | null
  readonly may: readonly ('addWords' | 'press' | 'reopen' | 'withdraw' | 'close')[]
  readonly lines: readonly LineView[]
}

/** A family replies to a visit that was made again; every such family is asked the same. */
export interface ReplyView {
  readonly visitedOn: string
  readonly replyUntil: string
  readonly fields: readonly FieldView[]
  readonly errors: readonly PortalError[]
}

/** While the house is under attack: work for a browser with script, a wait for one without. */
export interface GateView {
  readonly challenge: string
  readonly wait: string
  readonly waitMinutes: number
}

/** One question on one page; some ask two things that belong together. */
export interface QuestionView {
  readonly step: string
  readonly number: number
  readonly of: number
  readonly title: Bilingual
  readonly hint?: Bilingual | undefined
  readonly fields: readonly FieldView[]
  readonly errors: readonly PortalError[]
  /** Coming from the check page, one goes back there. */
  readonly returning: boolean
  /** A photo is here already. */
  readonly hasPhoto?: boolean | undefined
  readonly hasVoice?: boolean | undefined
}

export type FieldView = {
  readonly name: string
  readonly label: Bilingual
  readonly hint?: Bilingual | undefined
  readonly required: boolean
  readonly value: string
} & (
  | {
      readonly form: 'line' | 'story' | 'date' | 'count' | 'phone' | 'digits' | 'photo' | 'voice'
      readonly longest?: number
    }
  | { readonly form: 'choice' | 'select'; readonly choices: readonly ChoiceView[] }
)

export interface ChoiceView {
  readonly key: string
  readonly label: Bilingual
  readonly hint?: Bilingual | undefined
}

export interface CheckRow {
  readonly label: Bilingual
  /** Already in words; absent where nothing was given. */
  readonly value?: Bilingual | undefined
  readonly day?: string | undefined
  readonly href: string
}

export interface ReceiptView {
  readonly number: string
  readonly pin: string
  readonly receivedAt: string
  readonly verifyBy: string
  readonly followUpBy: string
  /** Only for who asked for their status: what everyone is told, and the date to collect the answer. */
  readonly statusAnswer?: Bilingual | undefined
  /** Where and when it is collected; of the village that was named, whoever asked. */
  readonly collectAt?: VillageDesk | undefined
}

export interface LineView {
  readonly key: string
  readonly at: string
  readonly title: Bilingual
  readonly text?: Bilingual | undefined
  /** Words of the desk or of the citizen, as they were written. */
  readonly note?: string | undefined
  readonly by: 'citizen' | 'office'
}

export interface TicketView {
  readonly number: string
  readonly kind: Bilingual
  readonly receivedAt: string
  readonly status: string
  readonly now: { readonly title: Bilingual; readonly text: Bilingual }
  /** Whose turn it is, and until when. */
  readonly who: Bilingual
  readonly dueAt: string | null
  /** The deadline has passed when the page is made. */
  readonly late: boolean
  /** Only the integrity officer reads it, so nobody is sent to ask about it at the village office. */
  readonly confidential: boolean
  readonly lines: readonly LineView[]
  readonly may: readonly ('giveMore' | 'reopen' | 'appeal' | 'withdraw' | 'close')[]
  readonly contestableUntil: string | null
  /** Until when another person can be asked to look at the decision. */
  readonly appealableUntil: string | null
  /** Only where a family gives its aid up. */
  readonly renunciation?:
    | { readonly stand: 'cooling' | 'to-confirm' | 'confirmed'; readonly coolingUntil: string }
    | undefined
}

export interface ValueView {
  readonly key: string
  readonly label: Bilingual
  readonly value: Bilingual
  readonly source: Bilingual
  /** "Disahkan kabupaten, belum masuk DTSEN". */
  readonly notYetInDtsen: boolean
}

export interface ValueGroup {
  readonly key: string
  readonly title: Bilingual
  readonly values: readonly ValueView[]
}

export interface ChangeView {
  readonly key: string
  readonly number: string
  readonly kind: Bilingual
  readonly status: { readonly title: Bilingual; readonly text: Bilingual }
  readonly open: boolean
  readonly proposedAt: string
  readonly dueAt: string | null
  /** The deadline has passed when the page is made. */
  readonly late: boolean
  readonly who: Bilingual | null
  readonly reason: string | null
  readonly items: readonly {
    readonly key: string
    readonly about: string
    readonly label: Bilingual
    /** Null in an event, which tells what happened and not what was otherwise. */
    readonly from: Bilingual | null
    readonly to: Bilingual
  }[]
  /** How many values were empty before and are recorded for the first time; they are not among the items. */
  readonly firstRecorded: number
}

export interface AidView {
  readonly key: string
  readonly title: Bilingual
  readonly period: string
  readonly state: Bilingual
  readonly receives: boolean
  /** Rupiah. */
  readonly amount: number | null
  readonly source: Bilingual
}

export interface FamilyView {
  readonly headName: string
  readonly place: string
  readonly status: 'active' | 'ended'
  readonly members: readonly {
    readonly key: string
    readonly name: string
    readonly relationship: Bilingual
  }[]
  readonly aid: readonly AidView[]
  readonly aidReason: Bilingual
  readonly decile: { readonly value: number; readonly version: string } | null
  readonly groups: readonly ValueGroup[]
  /** Health, disability and money are shown when asked for, not to whoever holds a lent phone. */
  readonly specific: 'hidden' | 'shown' | 'none'
  /** When somebody last visited, with what result, and whether it was checked since. */
  readonly visit: {
    readonly at: string
    readonly finding: Bilingual | null
    readonly approved: boolean
  } | null
  readonly changes: readonly ChangeView[]
  readonly tickets: readonly {
    readonly number: string
    readonly kind: Bilingual
    readonly status: Bilingual
    readonly receivedAt: string
    /** Still waiting for an answer, and not told of already as a change. */
    readonly waiting: boolean
  }[]
  /** The last visit that was made again, once it is approved: whether it can be replied to, and what became of a reply. */
  readonly recheck: {
    readonly approvedAt: string
    readonly replyUntil: string | null
    readonly repliedAt: string | null
    readonly readAt: string | null
  } | null
  /** All of them, newest first. */
  readonly looks: readonly {
    readonly key: string
    readonly day: string
    readonly office: Bilingual
    readonly what: Bilingual
    readonly times: number
  }[]
  readonly readAt: string
  readonly endsAt: string
}
