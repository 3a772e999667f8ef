import { type Role, roles } from './roles.ts'

/**
 * Who may do what: the one policy table. Where (which villages, which families) is the office's
 * range, kept by row-level security; who may take which step of a workflow is in the workflow's
 * own table. An action that is not here cannot be served.
 */
export const policy = {
  'session.own': everyone(),
  'region.read': everyone(),

  'account.read': ['system_admin', 'privacy_officer'],
  'account.keep': ['system_admin'],
  'account.decide': ['system_admin', 'privacy_officer'],
  'boundaries.read': ['data_operator', 'dinsos_verifier', 'field_supervisor', 'auditor', 'system_admin'],
  'boundaries.draft': ['data_operator', 'dinsos_verifier'],
  'boundaries.decide': ['data_operator', 'dinsos_verifier'],

  'intake.upload': ['data_operator'],
  'intake.read': ['data_operator', 'dinsos_verifier', 'auditor'],
  'intake.accept': ['dinsos_verifier', 'data_operator'],

  'registry.search': ['village_operator', 'village_head', 'data_operator', 'dinsos_verifier', 'auditor'],
  'registry.read': ['village_operator', 'village_head', 'data_operator', 'dinsos_verifier', 'auditor'],
  'registry.keep': ['village_operator', 'village_head', 'data_operator', 'dinsos_verifier', 'auditor'],
  'registry.export': ['data_operator', 'dinsos_verifier'],
  'registry.unmask': ['data_operator', 'dinsos_verifier'],

  'instrument.read': [
    'field_supervisor',
    'dinsos_verifier',
    'data_operator',
    'bps_monitor',
    'trainer',
    'auditor',
  ],
  'instrument.draft': ['field_supervisor', 'dinsos_verifier', 'data_operator', 'bps_monitor'],
  'instrument.decide': ['field_supervisor', 'dinsos_verifier', 'data_operator', 'bps_monitor'],

  'campaign.plan': ['field_supervisor'],
  'campaign.read': [
    'field_supervisor',
    'dinsos_verifier',
    'data_operator',
    'bps_monitor',
    'auditor',
    'subdistrict_officer',
  ],
  'visit.assign': ['field_supervisor'],
  'visit.review': ['field_supervisor'],
  'visit.read': ['field_supervisor', 'dinsos_verifier', 'auditor'],
  'met-family.read': ['village_operator', 'field_supervisor'],
  'met-family.decide': ['village_operator'],
  'device.oversee': ['field_supervisor', 'system_admin'],

  'sync.exchange': ['facilitator'],
  'training.take': ['facilitator', 'field_supervisor'],
  'training.oversee': ['trainer', 'field_supervisor'],

  'change.propose': ['village_operator'],
  'change.read': [
    'village_operator',
    'village_head',
    'subdistrict_officer',
    'field_supervisor',
    'data_operator',
    'dinsos_verifier',
    'ratifier',
    'auditor',
  ],
  'change.act': [
    'village_operator',
    'village_head',
    'field_supervisor',
    'data_operator',
    'dinsos_verifier',
    'ratifier',
  ],

  'meeting.keep': ['village_operator'],
  'meeting.sign': ['village_head'],
  'meeting.read': ['village_operator', 'village_head', 'subdistrict_officer', 'dinsos_verifier', 'auditor'],

  'batch.prepare': ['dinsos_verifier', 'data_operator'],
  'batch.sign': ['ratifier'],
  'batch.release': ['data_operator', 'dinsos_verifier'],
  'batch.read': ['data_operator', 'dinsos_verifier', 'ratifier', 'auditor'],
  'batch.reply': ['data_operator'],

  'ticket.triage': [
    'data_operator',
    'dinsos_verifier',
    'village_operator',
    'integrity_officer',
    'privacy_officer',
  ],
  'ticket.trail': ['privacy_officer'],
  'ticket.report': ['data_operator', 'dinsos_verifier', 'village_operator'],
  'slip.issue': ['village_operator', 'data_operator'],
  'village-desk.keep': ['village_operator', 'data_operator'],

  'contact.bind': ['village_operator', 'data_operator'],
  'message.tell': [
    'village_operator',
    'data_operator',
    'dinsos_verifier',
    'integrity_officer',
    'privacy_officer',
  ],
  'message.oversee': ['system_admin'],

  'integrity.desk': ['integrity_officer'],

  'report.make': ['data_operator', 'dinsos_verifier', 'field_supervisor'],
  'report.read': [
    'data_operator',
    'dinsos_verifier',
    'field_supervisor',
    'ratifier',
    'bps_monitor',
    'executive_viewer',
    'auditor',
  ],
  'report.sign': ['ratifier'],

  'audit.read': ['auditor', 'privacy_officer'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof policy
export const actions = Object.keys(policy) as Action[]

export function mayDo(role: Role, action: Action): boolean {
  const holders: readonly Role[] = policy[action]
  return holders.includes(role)
}

/** Every office a person may hold; citizens and the system hold none. */
function everyone(): readonly Role[] {
  return roles.filter((role) => role !== 'citizen' && role !== 'system')
}
