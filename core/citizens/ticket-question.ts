import type { Bilingual } from '../instrument/index.ts'

/** One question on one page, in the words of the citizen; none asks for what a desk can look up itself. */
export interface TicketQuestion {
  readonly key: string
  readonly type: 'text' | 'date' | 'choice' | 'count'
  readonly label: Bilingual
  readonly hint?: Bilingual
  readonly options?: readonly { readonly key: string; readonly label: Bilingual }[]
  readonly required: boolean
}

/** Asked in more than one kind: who, when, and in own words. */
export const whoQuestion: TicketQuestion = {
  key: 'who',
  type: 'text',
  label: { id: 'Siapa yang mengalami?', en: 'Whom is it about?' },
  hint: { id: 'Nama anggota keluarga.', en: 'Name of the family member.' },
  required: true,
}

export const whenQuestion: TicketQuestion = {
  key: 'when',
  type: 'date',
  label: { id: 'Sejak tanggal berapa?', en: 'Since what date?' },
  hint: { id: 'Kira-kira juga boleh.', en: 'A rough date will do.' },
  required: true,
}

export const storyQuestion: TicketQuestion = {
  key: 'story',
  type: 'text',
  label: { id: 'Ceritakan dengan kata-kata sendiri', en: 'Tell us in your own words' },
  hint: {
    id: 'Jangan tulis NIK atau nomor rekening di sini.',
    en: 'Do not write a NIK or an account number here.',
  },
  required: false,
}

export const requiredStory: TicketQuestion = { ...storyQuestion, required: true }

export function choice(
  key: string,
  label: Bilingual,
  options: readonly (readonly [key: string, id: string, en: string])[],
): TicketQuestion {
  return {
    key,
    type: 'choice',
    label,
    options: options.map(([option, id, en]) => ({ key: option, label: { id, en } })),
    required: true,
  }
}
