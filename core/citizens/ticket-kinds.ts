import { breadthOf, type Role } from '../access/index.ts'
import type { ChangeKind } from '../changes/index.ts'
import type { Bilingual } from '../instrument/index.ts'
import {
  choice,
  requiredStory,
  storyQuestion,
  type TicketQuestion,
  whenQuestion,
  whoQuestion,
} from './ticket-question.ts'

/** What a citizen can tell the office, as data (domain reference §3.3). */
export interface TicketKindRule {
  readonly group: 'change' | 'proposal' | 'objection' | 'aid' | 'answer'
  readonly title: Bilingual
  readonly questions: readonly TicketQuestion[]
  /** The page asks for the village, so that the right desk receives it. */
  readonly needsVillage: boolean
  /** The desk links it to a family of the register before it goes on. */
  readonly needsFamily: boolean
  /** `soon`: somebody waits for help or loses it. `urgent`: somebody may be harmed. It orders a queue, no more. */
  readonly urgency: 'ordinary' | 'soon' | 'urgent'
  readonly desk: 'village' | 'dinsos' | 'integrity' | 'privacy'
  /** The law sets a clock to the first answer and, while a check in the field runs, to each next one. */
  readonly interimHours?: number
  /** The change it usually opens; the desk decides. Absent when it changes nothing in the register. */
  readonly proposes?: ChangeKind
}

const changeOfFamily = { group: 'change', needsVillage: true, needsFamily: true, desk: 'village' } as const
/** Health is nobody's matter in the village, so the agency takes it up. */
const aboutHealth = { ...changeOfFamily, desk: 'dinsos' } as const
/** A right over one's own data: answered by the privacy officer within 3 × 24 hours (UU 27/2022 Ps. 30-35). */
const aboutOwnData = {
  group: 'answer',
  needsVillage: true,
  needsFamily: true,
  urgency: 'soon',
  desk: 'privacy',
  interimHours: 72,
} as const
const aboutAid = { group: 'aid', needsVillage: true, needsFamily: true, desk: 'dinsos' } as const

export const ticketKinds = {
  job_lost: {
    ...changeOfFamily,
    title: { id: 'Kehilangan pekerjaan atau usaha tutup', en: 'Lost a job or closed a business' },
    questions: [whoQuestion, whenQuestion, storyQuestion],
    urgency: 'soon',
    proposes: 'citizen_report',
  },
  job_found: {
    ...changeOfFamily,
    title: { id: 'Mendapat pekerjaan atau usaha baru', en: 'New job or new business' },
    questions: [whoQuestion, whenQuestion, storyQuestion],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  death: {
    ...changeOfFamily,
    title: { id: 'Ada anggota keluarga yang meninggal', en: 'A family member died' },
    questions: [whoQuestion, whenQuestion],
    urgency: 'ordinary',
    proposes: 'member_died',
  },
  birth: {
    ...changeOfFamily,
    title: { id: 'Ada bayi lahir', en: 'A baby was born' },
    questions: [
      {
        ...whoQuestion,
        label: { id: 'Siapa nama bayinya?', en: "What is the baby's name?" },
        hint: { id: 'Boleh dikosongkan bila belum diberi nama.', en: 'Leave empty if not named yet.' },
        required: false,
      },
      { ...whenQuestion, label: { id: 'Tanggal lahirnya?', en: 'When was the baby born?' } },
    ],
    urgency: 'soon',
    proposes: 'member_born',
  },
  pregnancy: {
    ...aboutHealth,
    title: { id: 'Ada yang hamil', en: 'Somebody is pregnant' },
    questions: [whoQuestion],
    urgency: 'soon',
    proposes: 'correct_health',
  },
  marriage_or_divorce: {
    ...changeOfFamily,
    title: { id: 'Menikah atau bercerai', en: 'Marriage or divorce' },
    questions: [
      choice('event', { id: 'Apa yang terjadi?', en: 'What happened?' }, [
        ['married', 'Menikah', 'Married'],
        ['divorced', 'Bercerai', 'Divorced'],
      ]),
      whoQuestion,
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  moved: {
    ...changeOfFamily,
    title: { id: 'Pindah alamat', en: 'Moved house' },
    questions: [
      choice('direction', { id: 'Siapa yang pindah?', en: 'Who moved?' }, [
        ['whole_family', 'Seluruh keluarga', 'The whole family'],
        ['member_in', 'Seseorang masuk ke keluarga kami', 'Somebody joined our family'],
        ['member_out', 'Seseorang keluar dari keluarga kami', 'Somebody left our family'],
      ]),
      {
        key: 'place',
        type: 'text',
        label: { id: 'Pindah dari mana ke mana?', en: 'From where to where?' },
        hint: {
          id: 'Sebut desa dan dukuh, atau kabupatennya.',
          en: 'Name the village and hamlet, or the regency.',
        },
        required: true,
      },
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  card_split: {
    ...changeOfFamily,
    title: { id: 'Pecah Kartu Keluarga', en: 'Family card was split' },
    questions: [
      {
        ...whoQuestion,
        label: { id: 'Siapa saja yang pindah ke KK baru?', en: 'Who is on the new card?' },
      },
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'card_split',
  },
  disability_or_illness: {
    ...aboutHealth,
    title: { id: 'Ada yang menjadi disabilitas atau sakit menahun', en: 'Disability or chronic illness' },
    questions: [
      whoQuestion,
      {
        ...storyQuestion,
        hint: {
          id: 'Tidak perlu menyebut nama penyakit. Petugas akan menanyakannya langsung.',
          en: 'You need not name the illness. An officer will ask you in person.',
        },
      },
    ],
    urgency: 'soon',
    proposes: 'correct_health',
  },
  schooling: {
    ...changeOfFamily,
    title: { id: 'Anak mulai atau berhenti sekolah', en: 'A child started or left school' },
    questions: [
      choice('event', { id: 'Apa yang terjadi?', en: 'What happened?' }, [
        ['started', 'Mulai sekolah atau naik jenjang', 'Started school or a new level'],
        ['left', 'Berhenti sekolah', 'Left school'],
        ['graduated', 'Lulus', 'Graduated'],
      ]),
      whoQuestion,
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  house_changed: {
    ...changeOfFamily,
    title: { id: 'Rumah rusak atau diperbaiki', en: 'House damaged or repaired' },
    questions: [
      choice('event', { id: 'Apa yang terjadi?', en: 'What happened?' }, [
        ['damaged', 'Rusak', 'Damaged'],
        ['repaired', 'Diperbaiki atau dibangun', 'Repaired or built'],
      ]),
      whenQuestion,
      storyQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  belongings_changed: {
    ...changeOfFamily,
    title: {
      id: 'Barang, ternak, atau lahan bertambah atau dijual',
      en: 'Belongings, livestock or land bought or sold',
    },
    questions: [
      {
        key: 'what',
        type: 'text',
        label: { id: 'Apa yang bertambah atau dijual?', en: 'What was bought or sold?' },
        hint: { id: 'Misalnya: sepeda motor dijual.', en: 'For example: sold a motorcycle.' },
        required: true,
      },
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  electricity_changed: {
    ...changeOfFamily,
    title: { id: 'Listrik berubah', en: 'Electricity changed' },
    questions: [
      choice('event', { id: 'Apa yang berubah?', en: 'What changed?' }, [
        ['new', 'Pasang meteran baru', 'New meter'],
        ['power', 'Daya naik atau turun', 'More or less power'],
        ['shared', 'Sekarang menyambung ke tetangga', "Now on a neighbour's line"],
        ['none', 'Tidak ada listrik lagi', 'No electricity any more'],
      ]),
      whenQuestion,
    ],
    urgency: 'ordinary',
    proposes: 'citizen_report',
  },
  no_longer_needed: {
    ...changeOfFamily,
    title: { id: 'Kami tidak lagi memerlukan bantuan', en: 'We no longer need aid' },
    questions: [storyQuestion],
    urgency: 'ordinary',
    desk: 'dinsos',
    proposes: 'family_not_eligible',
  },
  propose_own_family: {
    group: 'proposal',
    title: { id: 'Usul: keluarga saya belum terdata', en: 'Proposal: my family is not on the list' },
    questions: [
      {
        key: 'members',
        type: 'count',
        label: { id: 'Berapa orang dalam keluarga?', en: 'How many people in the family?' },
        required: true,
      },
      requiredStory,
    ],
    needsVillage: true,
    needsFamily: false,
    urgency: 'soon',
    desk: 'village',
    proposes: 'new_family',
  },
  propose_other_family: {
    group: 'proposal',
    title: { id: 'Usul: keluarga lain yang perlu dibantu', en: 'Proposal: another family in need' },
    questions: [
      {
        ...whoQuestion,
        label: { id: 'Siapa kepala keluarganya?', en: 'Who is the head of the family?' },
        hint: { id: 'Nama dan letak rumahnya.', en: 'Name and where the house is.' },
      },
      requiredStory,
    ],
    needsVillage: true,
    needsFamily: false,
    urgency: 'ordinary',
    desk: 'village',
    proposes: 'new_family',
  },
  objection: {
    group: 'objection',
    title: {
      id: 'Sanggah: ada penerima yang menurut saya mampu',
      en: 'Objection: a recipient who seems well-off',
    },
    questions: [
      {
        ...whoQuestion,
        label: { id: 'Siapa yang Anda maksud?', en: 'Whom do you mean?' },
        hint: {
          id: 'Nama Anda tidak diberitahukan kepadanya. Sanggahan saja tidak mengubah apa pun.',
          en: 'Your name is never told. An objection alone changes nothing.',
        },
      },
      requiredStory,
    ],
    needsVillage: true,
    needsFamily: true,
    urgency: 'ordinary',
    desk: 'integrity',
  },
  aid_not_received: {
    ...aboutAid,
    title: { id: 'Terdaftar tetapi bantuan tidak diterima', en: 'Listed, but aid did not arrive' },
    questions: [
      {
        key: 'programme',
        type: 'text',
        label: { id: 'Bantuan apa?', en: 'Which aid?' },
        hint: { id: 'Misalnya PKH atau sembako.', en: 'For example PKH or sembako.' },
        required: true,
      },
      { ...whenQuestion, label: { id: 'Kapan terakhir diterima?', en: 'When did you last receive it?' } },
    ],
    urgency: 'soon',
  },
  card_or_account: {
    ...aboutAid,
    title: { id: 'Masalah kartu KKS atau rekening', en: 'Problem with the KKS card or account' },
    questions: [requiredStory],
    urgency: 'soon',
  },
  fee_demanded: {
    group: 'aid',
    title: { id: 'Ada yang meminta uang atau potongan', en: 'Somebody asked for money' },
    questions: [
      {
        ...whoQuestion,
        label: { id: 'Siapa yang meminta?', en: 'Who asked for it?' },
        hint: {
          id: 'Boleh dikosongkan. Nama Anda dirahasiakan.',
          en: 'May be left empty. Your name is kept secret.',
        },
        required: false,
      },
      whenQuestion,
      requiredStory,
    ],
    needsVillage: true,
    needsFamily: false,
    urgency: 'urgent',
    desk: 'integrity',
  },
  ask_status: {
    group: 'answer',
    title: { id: 'Menanyakan status saya', en: 'Ask for my status' },
    questions: [],
    needsVillage: true,
    needsFamily: true,
    urgency: 'ordinary',
    desk: 'village',
  },
  contest_decision: {
    group: 'answer',
    title: { id: 'Keberatan atas keputusan', en: 'Contest a decision' },
    questions: [requiredStory],
    needsVillage: true,
    needsFamily: true,
    urgency: 'soon',
    desk: 'dinsos',
    proposes: 'citizen_report',
  },
  data_copy: {
    ...aboutOwnData,
    title: {
      id: 'Minta salinan data saya dan siapa yang melihatnya',
      en: 'A copy of my data and who saw them',
    },
    questions: [],
  },
  data_correction: {
    ...aboutOwnData,
    title: { id: 'Ada data saya yang salah', en: 'Some of my data are wrong' },
    questions: [
      {
        ...requiredStory,
        label: { id: 'Apa yang salah, dan apa yang benar?', en: 'What is wrong, and what is right?' },
      },
    ],
    proposes: 'citizen_report',
  },
  data_restriction: {
    ...aboutOwnData,
    title: { id: 'Batasi pemakaian data saya', en: 'Restrict the use of my data' },
    questions: [
      {
        ...requiredStory,
        label: { id: 'Apa yang ingin dibatasi, dan mengapa?', en: 'What should be restricted, and why?' },
      },
    ],
  },
  something_else: {
    group: 'aid',
    title: { id: 'Hal lain', en: 'Something else' },
    questions: [requiredStory],
    needsVillage: true,
    needsFamily: false,
    urgency: 'ordinary',
    desk: 'dinsos',
  },
} as const satisfies Record<string, TicketKindRule>

export type TicketKind = keyof typeof ticketKinds

/**
 * The kinds an official may read. Objections and reports of a fee are the integrity desk's alone, rights over
 * one's own data the privacy officer's. Those that
 * tell of a person's health by their very name stay with the agency, not with neighbours of the village.
 */
export function ticketKindsOf(role: Role): TicketKind[] {
  const isLocal = ['village', 'subdistrict'].includes(breadthOf(role))
  return (Object.keys(ticketKinds) as TicketKind[]).filter((kind) => {
    const { desk, proposes } = ticketKindRule(kind)
    if ((desk === 'integrity') !== (role === 'integrity_officer')) return false
    if ((desk === 'privacy') !== (role === 'privacy_officer')) return false
    return !(isLocal && proposes === 'correct_health')
  })
}

/** The rule of a kind in its general form, for screens that treat all kinds alike. */
export function ticketKindRule(kind: TicketKind): TicketKindRule {
  return ticketKinds[kind]
}
