import { type Bilingual, metresBetween, type Position } from '../instrument/index.ts'
import { type Area, metresOutside } from '../regions/index.ts'

export type EvidenceGrade = 'strong' | 'fair' | 'weak' | 'none'

export interface Evidence {
  readonly grade: EvidenceGrade
  /** What keeps the grade down, the heaviest first; empty when it is strong. */
  readonly reasons: readonly { readonly grade: Exclude<EvidenceGrade, 'strong'>; readonly text: Bilingual }[]
  readonly metresFromBaseline: number | null
  readonly metresFromCentre: number | null
  /** Metres outside the village's border, 0 within; null where the border is only estimated. */
  readonly metresOutside: number | null
}

interface Place {
  readonly lat: number
  readonly lon: number
}

/**
 * From when on a place is less than strong, in metres and seconds. Our own choice: a phone under trees is good to
 * some 20 m, a yard and its house lie within 150 m, hamlets of one village within some 4 km of its centre. Borders
 * are drawn roughly and run through hamlets: beyond one counts from 200 m on. Where the border is known, the centre
 * says nothing more.
 */
export const evidenceLimits = {
  validFrom: '2026-11-23',
  source: 'Own choice, from what cheap phones reach in a village; to be reviewed after a pilot',
  accuracy: { fair: 20, weak: 100 },
  ageSeconds: { fair: 60, weak: 600 },
  fromBaseline: { fair: 150, weak: 1_000 },
  fromCentre: { fair: 4_000, weak: 10_000 },
  outside: { fair: 200, weak: 2_000 },
} as const

/**
 * How far the position of a visit carries as evidence that somebody stood at this house: source, accuracy, age,
 * signs of a made-up place, and the distance to where the register and the village are. It is shown to the
 * reviewer in words and decides nothing: the register's own point may be the wrong one.
 */
export function evidenceOf(
  position: Position | null,
  known: {
    readonly baseline: Place | null
    readonly villageCentre: Place | null
    /** As it was given; an estimate is no border. */
    readonly villageBorder?: Area | undefined
  },
): Evidence {
  const far = (place: Place | null) => (position && place ? Math.round(metresBetween(place, position)) : null)
  const metresFromBaseline = far(known.baseline)
  const metresFromCentre = far(known.villageCentre)
  const outside =
    position && known.villageBorder?.length ? Math.round(metresOutside(known.villageBorder, position)) : null
  const reasons: Evidence['reasons'][number][] = []
  const add = (grade: Exclude<EvidenceGrade, 'strong'>, text: Bilingual) => reasons.push({ grade, text })

  if (position === null) add('none', words.none)
  else {
    const { accuracyMetres, mode, ageSeconds, mocked } = position
    if (mode === 'manual') add('weak', words.manual)
    if (mocked) add('weak', words.mocked)
    judge(accuracyMetres, evidenceLimits.accuracy, words.accuracy)
    judge(ageSeconds ?? null, evidenceLimits.ageSeconds, words.age)
    judge(metresFromBaseline, evidenceLimits.fromBaseline, words.fromBaseline)
    if (outside === null) judge(metresFromCentre, evidenceLimits.fromCentre, words.fromCentre)
    else judge(outside, evidenceLimits.outside, words.outside)
  }
  const order = ['none', 'weak', 'fair'] as const
  const sorted = reasons.toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
  return {
    grade: sorted[0]?.grade ?? 'strong',
    reasons: sorted,
    metresFromBaseline,
    metresFromCentre,
    metresOutside: outside,
  }

  function judge(
    amount: number | null,
    limits: { readonly fair: number; readonly weak: number },
    text: (amount: number) => Bilingual,
  ) {
    if (amount === null || amount <= limits.fair) return
    add(amount > limits.weak ? 'weak' : 'fair', text(Math.round(amount)))
  }
}

/** Metres up to a kilometre, then kilometres with one decimal behind the reader's sign. */
function far(metres: number, sign: ',' | '.'): string {
  return metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1).replace('.', sign)} km`
}

const words = {
  none: { id: 'Tidak ada titik lokasi.', en: 'There is no position.' },
  manual: {
    id: 'Titik diketik sendiri, bukan dari satelit; alasannya ada di catatan petugas.',
    en: 'The position was typed, not taken from satellites; the reason stands in the notes.',
  },
  mocked: {
    id: 'Ponsel memberi tanda lokasi buatan. Tanyakan; ponsel tertentu mengulang titik yang sama bila diam.',
    en: 'The phone showed signs of a made-up place. Ask; some phones repeat a point while they lie still.',
  },
  accuracy: (metres: number) => ({
    id: `Ketelitian hanya ±${metres} m.`,
    en: `Accurate to ±${metres} m only.`,
  }),
  age: (seconds: number) => ({
    id: `Titik sudah berumur ${seconds} detik ketika dipakai.`,
    en: `The position was ${seconds} seconds old when it was used.`,
  }),
  fromBaseline: (metres: number) => ({
    id: `${far(metres, ',')} dari titik yang tercatat. Mungkin titik lama yang salah, atau keluarga pindah.`,
    en: `${far(metres, '.')} from the recorded point. The old point may be wrong, or the family moved.`,
  }),
  outside: (metres: number) => ({
    id: `${far(metres, ',')} di luar batas desa. Mungkin keluarga tinggal di desa sebelah, atau batasnya digambar kasar.`,
    en: `${far(metres, '.')} outside the village's border. The family may live in the next village, or the border is drawn roughly.`,
  }),
  fromCentre: (metres: number) => ({
    id: `${far(metres, ',')} dari pusat desa.`,
    en: `${far(metres, '.')} from the centre of the village.`,
  }),
}
