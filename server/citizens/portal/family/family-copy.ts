import { createHash } from 'node:crypto'
import type { FamilyView } from '@tanggap/contract/portal'
import type { Acting } from '../../../plumbing/acting.ts'
import {
  officialDate,
  officialDay,
  officialTime,
  typeset,
  verificationCode,
} from '../../../plumbing/documents/index.ts'
import { regencyName } from '../../../regions/index.ts'

interface Part {
  readonly title: string
  readonly lead: string
  /** Relative widths. */
  readonly columns: readonly number[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The family's page on paper, everything unfolded, as PDF. The code under it is of its content. */
export async function familyCopy(acting: Acting, family: FamilyView): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(family)).digest()
  return typeset(
    'citizens/portal/family/family-copy.typ',
    {
      letterhead: {
        title: 'Salinan data keluarga',
        government: `Pemerintah Kabupaten ${await regencyName(acting)}`,
        office: 'Dinas Sosial',
        address: '',
      },
      verification: verificationCode(hash),
      facts: [
        ['Keluarga', family.headName],
        ['Alamat', family.place],
        [
          'Keadaan data',
          `${officialDate(new Date(family.readAt))}, ${officialTime(new Date(family.readAt))}`,
        ],
        ['Peringkat (desil)', decileOf(family)],
      ],
      parts: [...partsOf(family)],
    },
    acting.now,
  )
}

function decileOf({ decile }: FamilyView): string {
  return decile
    ? `Desil ${decile.value} dari 10, menurut BPS (${decile.version}). Urutan kesejahteraan se-Indonesia, bukan penghasilan.`
    : 'Belum ada peringkat dari BPS.'
}

function partsOf(family: FamilyView): Part[] {
  return [
    {
      title: 'Anggota keluarga',
      lead: '',
      columns: [3, 2],
      head: ['Nama', 'Hubungan'],
      rows: family.members.map(({ name, relationship }) => [name, relationship.id]),
    },
    {
      title: 'Bantuan',
      lead: family.aidReason.id,
      columns: [2, 1, 2, 2],
      head: ['Program', 'Masa', 'Keadaan', 'Sumber'],
      rows: family.aid.map((aid) => [aid.title.id, aid.period, aid.state.id, aid.source.id]),
    },
    ...family.groups.map(
      ({ title, values }): Part => ({
        title: title.id,
        lead: '',
        columns: [3, 2, 3],
        head: ['Isian', 'Tercatat', 'Sumber'],
        rows: values.map(({ label, value, source }) => [label.id, value.id, source.id]),
      }),
    ),
    {
      title: 'Perubahan yang diusulkan',
      lead: family.changes.length ? '' : 'Tidak ada.',
      columns: [2, 2, 3, 1.5],
      head: ['Nomor', 'Tentang', 'Keadaan', 'Sejak'],
      rows: family.changes.map(({ number, kind, status, proposedAt }) => [
        number,
        kind.id,
        status.title.id,
        officialDate(new Date(proposedAt)),
      ]),
    },
    {
      title: 'Siapa yang membuka data keluarga ini',
      lead: '',
      columns: [1.5, 2, 3, 1],
      head: ['Hari', 'Kantor', 'Untuk', 'Kali'],
      rows: family.looks.map(({ day, office, what, times }) => [
        officialDay(day),
        office.id,
        what.id,
        String(times),
      ]),
    },
  ]
}
