import { breadthOf, needsSecondFactor, type Role, roleTitles } from '@tanggap/core/access'
import { hire } from '../../server/access/index.ts'
import type { Foundation, Office } from '../../server/plumbing/acting.ts'
import type { DemoAccount } from '../start/demo-story.ts'

/** Long enough for whoever has no authenticator. Everyone of the demo has the same one. */
const password = 'jepara-tanggap-demo'
/** The secret of every authenticator of the demo, in the letters an authenticator app wants typed. */
const authenticator = 'JEPARATANGGAPDEMOJEPARATANGGAPDE'

const regency = { code: '3320', name: 'Kab. Jepara' }
const tahunan = { code: '332011', name: 'Kec. Tahunan' }
export const kecapi = { code: '3320112013', name: 'Desa Kecapi' }
export const senenan = { code: '3320112014', name: 'Desa Senenan' }

/** Every office of the story and its holder. A person who stands twice holds two offices. */
const offices = {
  dataOperator: one('data_operator', regency, 'ratna', 'Ratna Kusumawati'),
  verifier: one('dinsos_verifier', regency, 'bambang', 'Bambang Priyono'),
  secondVerifier: one('dinsos_verifier', regency, 'endang', 'Endang Sulistyowati'),
  ratifier: one('ratifier', regency, 'subroto', 'Subroto Hadikusumo'),
  supervisor: one('field_supervisor', regency, 'hartini', 'Hartini Wulandari'),
  facilitator: one('facilitator', kecapi, 'sri', 'Sri Wahyuningsih'),
  neighbour: one('facilitator', kecapi, 'fauzi', 'Ahmad Fauzi'),
  neighbourAtHome: one('facilitator', senenan, 'fauzi', 'Ahmad Fauzi'),
  newcomer: one('facilitator', tahunan, 'dewi', 'Dewi Anggraini'),
  villageOperator: one('village_operator', kecapi, 'yanto', 'Suyanto'),
  villageHead: one('village_head', kecapi, 'petinggi', 'Mulyono Adi'),
  otherOperator: one('village_operator', senenan, 'khoirul', 'Khoirul Anam'),
  otherHead: one('village_head', senenan, 'rohmat', 'Rohmat Santoso'),
  subdistrict: one('subdistrict_officer', tahunan, 'lestari', 'Lestari Handayani'),
  bps: one('bps_monitor', regency, 'agus', 'Agus Setiawan'),
  executive: one('executive_viewer', regency, 'nurul', 'Nurul Hidayati'),
  auditor: one('auditor', regency, 'wibowo', 'Wibowo Laksono'),
  privacy: one('privacy_officer', regency, 'maya', 'Maya Kartikasari'),
  integrity: one('integrity_officer', regency, 'indah', 'Indah Permatasari'),
  secondIntegrity: one('integrity_officer', regency, 'bagas', 'Bagas Nugroho'),
  trainer: one('trainer', regency, 'slamet', 'Slamet Riyadi'),
  admin: one('system_admin', regency, 'teguh', 'Teguh Prasetyo'),
} as const

type OfficeKey = keyof typeof offices

export interface People {
  as(office: OfficeKey): Office
  readonly accounts: readonly DemoAccount[]
}

/** Hires everyone, one account a person. */
export async function hirePeople(foundation: Foundation): Promise<People> {
  const held = new Map<string, Office>()
  const entries = Object.entries(offices)
  for (const [username, own] of Map.groupBy(entries, ([, office]) => office.username)) {
    const name = own[0]?.[1].name ?? username
    const hired = await hire(foundation, {
      username,
      name,
      password,
      offices: own.map(([, { role, region }]) => ({ role, region: region.code })),
      secret: fromBase32(authenticator),
    })
    for (const [index, [key, { role, region }]] of own.entries())
      held.set(key, {
        accountId: hired.accountId,
        officeId: hired.officeIds[index] ?? '',
        name,
        role,
        regency: foundation.regency,
        region: region.code,
      })
  }
  return {
    as(key) {
      const office = held.get(key)
      if (office === undefined) throw new Error(`nobody holds the office ${key}`)
      return office
    },
    accounts: entries.map(([, { role, region, username, name }]) => ({
      door: breadthOf(role) === 'assigned' ? 'field' : 'office',
      office: `${roleTitles[role].id}, ${region.name}`,
      name,
      username,
      password,
      ...(needsSecondFactor(role) ? { authenticator } : {}),
    })),
  }
}

function one(
  role: Role,
  region: { readonly code: string; readonly name: string },
  username: string,
  name: string,
) {
  return { role, region, username, name }
}

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
