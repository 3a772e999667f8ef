import { getTicket, linkTicket, startFollowUp, stepTicket } from '@tanggap/contract/citizens'
import type { TicketAction, TicketKind } from '@tanggap/core/citizens'
import { moveTicket, type Receipt, receiveTicket } from '../../server/citizens/index.ts'
import type { Office } from '../../server/plumbing/acting.ts'
import type { StoryDoors } from './story-doors.ts'

export interface Told {
  readonly kind: TicketKind
  readonly villageCode: string
  readonly answers: Readonly<Record<string, string>>
  readonly headName: string
  readonly where?: string
  readonly phone?: string
}

/** Nobody in particular, as the portal knows a citizen: no account, no office. */
export function citizen(regency: string): Office {
  const nobody = '00000000-0000-7000-8000-000000000001'
  return { accountId: nobody, officeId: nobody, name: 'Warga', role: 'citizen', regency, region: regency }
}

/** A citizen's report arrives through the portal; number and PIN go to the citizen alone. */
export async function report(doors: StoryDoors, told: Told): Promise<Receipt> {
  const { foundation } = doors
  const received = await doors.act(citizen(foundation.regency), (acting) =>
    receiveTicket(acting, {
      draftId: acting.id(),
      kind: told.kind,
      channel: 'portal',
      villageCode: told.villageCode,
      content: {
        answers: told.answers,
        headName: told.headName,
        where: told.where ?? '',
        nik: '',
        phone: told.phone ?? '',
      },
    }),
  )
  if (!received.ok) throw new Error(`a report was refused: ${received.refusal.code}`)
  return received.value
}

export async function link(doors: StoryDoors, office: Office, id: string, familyId: string): Promise<void> {
  const { version } = await doors.ask(office, getTicket, { params: { id } })
  await doors.ask(office, linkTicket, { params: { id }, body: { familyId, version } })
}

/** Takes the ticket up: with what it reports, or without a change where it reports none. */
export async function takeUp(
  doors: StoryDoors,
  office: Office,
  id: string,
  stated: { readonly personId: string | null; readonly values: Readonly<Record<string, string>> } | null,
): Promise<string | null> {
  const { version, proposal } = await doors.ask(office, getTicket, { params: { id } })
  const followed = await doors.ask(office, startFollowUp, {
    params: { id },
    body: {
      version,
      proposal:
        proposal && stated
          ? {
              kind: proposal.kind,
              personId: stated.personId ?? proposal.personId,
              stated: { ...proposal.stated, ...stated.values },
              explanation: proposal.explanation || 'Dilaporkan warga melalui Jepara Tanggap.',
            }
          : null,
    },
  })
  return followed.change?.id ?? null
}

type DeskAction =
  | 'askForMore'
  | 'giveMore'
  | 'interim'
  | 'answer'
  | 'redirect'
  | 'markDuplicate'
  | 'reopen'
  | 'upholdAnswer'

export async function say(
  doors: StoryDoors,
  office: Office,
  id: string,
  action: DeskAction,
  note: string,
): Promise<void> {
  const { version } = await doors.ask(office, getTicket, { params: { id } })
  await doors.ask(office, stepTicket, { params: { id }, body: { action, version, note } })
}

/** What a citizen does on the ticket's own page. */
export async function citizenDoes(
  doors: StoryDoors,
  id: string,
  action: TicketAction,
  note?: string,
): Promise<void> {
  const moved = await doors.act(citizen(doors.foundation.regency), (acting) =>
    moveTicket(acting, id, action, { note }),
  )
  if (!moved.ok) throw new Error(`a citizen's step was refused: ${moved.refusal.code}`)
}
