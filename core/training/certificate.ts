import { addDays } from '../calendar/index.ts'
import type { Bilingual } from '../instrument/index.ts'

/** That a facilitator may visit with one version of the questionnaire. */
export interface Certificate {
  readonly accountId: string
  readonly instrumentVersion: string
  readonly bankVersion: string
  readonly percent: number
  readonly passedOn: string
  /** Version of the pledge that was signed, and when. */
  readonly pledgeVersion: string
  readonly pledgedOn: string
  /** The last day it is valid (ISO date). */
  readonly expiresOn: string
  readonly revokedOn?: string
}

/** A year: concepts fade, and the practice of officers is looked at again with each yearly decree. Our own rule. */
const certificateDays = 365

/** The last day of a certificate issued on a day (ISO dates). */
export function certificateExpiresOn(issuedOn: string): string {
  return addDays(issuedOn, certificateDays)
}

export type CertificateRefusal =
  | { readonly code: 'certificate.test-not-passed' }
  | { readonly code: 'certificate.pledge-missing' }
  | { readonly code: 'certificate.missing' }
  | { readonly code: 'certificate.revoked' }
  | { readonly code: 'certificate.expired'; readonly expiredOn: string }
  /** The questionnaire has changed: a refresher with its own test is due. */
  | { readonly code: 'certificate.refresher-due'; readonly certified: string; readonly wanted: string }

/** Why no certificate is given, or nothing: a passed test and a signed pledge are needed, both. */
export function refusesCertificate(facts: {
  readonly passed: boolean
  readonly pledgedOn?: string
}): CertificateRefusal | undefined {
  if (!facts.passed) return { code: 'certificate.test-not-passed' }
  return facts.pledgedOn === undefined ? { code: 'certificate.pledge-missing' } : undefined
}

/**
 * Why this person may not be assigned families of a campaign on a day (ISO date), or nothing. A certificate is
 * bound to the version of the questionnaire it was earned with, and to its last day. `versions`: the one asked
 * with first, then those whose certificates hold for it too, as its publication said.
 */
export function refusesAssignment(
  certificate: Certificate | undefined,
  versions: readonly [string, ...string[]],
  onDay: string,
): CertificateRefusal | undefined {
  if (certificate === undefined) return { code: 'certificate.missing' }
  if (certificate.revokedOn !== undefined) return { code: 'certificate.revoked' }
  if (certificate.expiresOn < onDay) return { code: 'certificate.expired', expiredOn: certificate.expiresOn }
  if (versions.includes(certificate.instrumentVersion)) return undefined
  return {
    code: 'certificate.refresher-due',
    certified: certificate.instrumentVersion,
    wanted: versions[0],
  }
}

/** The integrity pledge, signed by name after the test is passed. */
export interface Pledge {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly title: Bilingual
  readonly promises: readonly Bilingual[]
  readonly consequence: Bilingual
}

export const integrityPledge: Pledge = {
  version: 'pledge-2025-03',
  validFrom: '2025-03-03',
  source: 'Own wording of a pakta integritas; UU 13/2011 Ps. 42, UU 27/2022 Ps. 65–68',
  title: { id: 'Pakta integritas petugas ground check', en: 'Integrity pledge of ground-check officers' },
  promises: [
    {
      id: 'Saya mencatat keadaan sebagaimana saya lihat dan dengar, tanpa menambah atau mengurangi.',
      en: 'I record things as I see and hear them, adding and leaving out nothing.',
    },
    {
      id: 'Saya mengunjungi sendiri setiap keluarga yang saya laporkan telah dikunjungi.',
      en: 'I visit in person every family that I report as visited.',
    },
    {
      id: 'Saya tidak menjanjikan bantuan dan tidak mengancam pencabutan bantuan.',
      en: 'I promise no aid and threaten no loss of aid.',
    },
    {
      id: 'Saya tidak meminta atau menerima uang, barang, atau imbalan apa pun.',
      en: 'I ask for and accept no money, goods or favours.',
    },
    {
      id: 'Saya memberi tahu koordinator bila mendapat tugas mengunjungi keluarga atau kerabat saya.',
      en: 'I tell my coordinator when I am assigned my own family or relatives.',
    },
    {
      id: 'Saya menjaga kerahasiaan data keluarga, tidak memotret layar, dan tidak membagikan foto atau isian.',
      en: "I keep families' data secret, take no pictures of the screen, and share no photos or answers.",
    },
    {
      id: 'Saya menghormati keluarga yang menolak dan menanyakan hal kesehatan hanya secara pribadi.',
      en: 'I respect families that refuse, and ask about health only in private.',
    },
    {
      id: 'Saya melapor segera bila ponsel hilang atau ada yang memakai akun saya.',
      en: 'I report at once when the phone is lost or somebody uses my account.',
    },
  ],
  consequence: {
    id: 'Saya memahami bahwa memalsukan data fakir miskin dan membocorkan data pribadi diancam pidana.',
    en: 'I understand that falsifying data on the poor and disclosing personal data are punishable by law.',
  },
}
