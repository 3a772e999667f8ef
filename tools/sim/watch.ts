import type { Receipt } from '@tanggap/contract/sync'
import { type CaseStatus, caseWorkflow } from '@tanggap/core/campaigns'
import { canonicalText } from '@tanggap/core/changes'
import { changedFields } from '@tanggap/core/sync'
import type { Commit, ModelDatabase, Tables } from './model-database.ts'
import type { HandedCase, SeenPhone, Waiting } from './phone-disk.ts'
import { hashOf, signatureOf } from './seals.ts'

/** The thirteen promises of trust rules §1, by name. */
export const invariants = [
  'every form shown as saved exists on the server or on a living device',
  'no duplicated effect',
  'per-device order',
  'no version overwritten by a non-descendant',
  'receipts verify and match',
  'approvals legal, maker is not checker, one effect each',
  'one audit event per effect',
  'replicas equal after drain',
  'all queues empty within 120 s after faults stop',
  'no row outside scope reaches a device',
  'reported totals equal a recount from events',
  'photo hash equals declared hash',
  'clock jumps change no decision',
] as const
export type Invariant = (typeof invariants)[number]

export class Broken extends Error {
  readonly invariant: Invariant
  constructor(invariant: Invariant, detail: string) {
    super(`${invariant}: ${detail}`)
    this.invariant = invariant
  }
}

/** Sees everything, decides nothing: what was promised to people, beside what is there. */
export interface Watch {
  saved(deviceId: string, entry: Waiting): void
  setAsideOnPhone(ids: readonly string[]): void
  receipted(entry: Waiting, receipt: Receipt): void
  committed(commit: Commit): void
  served(
    accountId: string,
    cases: readonly HandedCase[],
    assigneeOf: (caseId: string) => string | undefined,
  ): void
  /** A person took a held command without the ones before it: those may come late. */
  gapOpened(deviceId: string, commandId: string): void
  died(phone: SeenPhone): void
  restored(): void
  /** After every step. */
  check(): void
  afterDrain(): void
  readonly savedForms: number
}

interface SavedForm {
  readonly deviceId: string
  readonly order: number
  readonly hash: string
  isLawfullyLost: boolean
}

export function makeWatch(world: {
  readonly database: () => ModelDatabase
  readonly phones: () => readonly SeenPhone[]
  readonly revoked: () => ReadonlySet<string>
  /** The first breach ends the run. */
  readonly broken: (breach: Broken) => void
}): Watch {
  const forms = new Map<string, SavedForm>()
  const phonesById = () => new Map(world.phones().map((phone) => [phone.id, phone]))
  const mayComeLate = new Set<string>()
  let effectsOf = new Map<string, number>()
  let newestOrder = new Map<string, number>()
  let audited = new Map<string, number>()
  let changesOf = new Map<string, number>()
  let noticesOf = new Map<string, number>()
  let current = new Map<string, Tables['submission']>()
  let finalReceipts = new Map<string, string>()
  let wasSetBack = false

  const fail = (invariant: Invariant, detail: string) => world.broken(new Broken(invariant, detail))

  function effect(one: Tables['effect']): void {
    count(effectsOf, one.commandId)
    if ((effectsOf.get(one.commandId) ?? 0) > 1) fail('no duplicated effect', one.commandId)
    const form = forms.get(one.commandId)
    if (!form || one.byHand) return
    const newest = newestOrder.get(one.deviceId) ?? -1
    if (form.order < newest && !mayComeLate.has(one.commandId))
      fail('per-device order', `${one.commandId} is the ${form.order}th, after the ${newest}th`)
    newestOrder.set(one.deviceId, Math.max(newest, form.order))
  }

  function submission(one: Tables['submission']): void {
    const stood = current.get(one.caseId)
    current.set(one.caseId, one)
    if (!stood || one.letStand || one.basedOnVersion >= one.version - 1) return
    const history = [...world.database().committed.submission.values()]
      .filter(({ caseId, id }) => caseId === one.caseId && id !== one.id)
      .toSorted((a, b) => a.version - b.version)
    const base = history.findLast(({ version }) => version <= one.basedOnVersion)
    const lost = changedFields(base?.fields ?? {}, stood.fields).filter(
      (name) => canonicalText(stood.fields[name] ?? null) !== canonicalText(one.fields[name] ?? null),
    )
    if (lost.length) fail('no version overwritten by a non-descendant', `${one.id}: ${lost.join()}`)
  }

  function review(one: Tables['review']): void {
    const invariant = 'approvals legal, maker is not checker, one effect each'
    const from: readonly CaseStatus[] = caseWorkflow[one.decision].from
    if (one.maker === one.reviewer) fail(invariant, `${one.id} by its maker`)
    if (!from.includes(one.from)) fail(invariant, `${one.id} from ${one.from}`)
    if (one.seenHash !== one.hash) fail(invariant, `${one.id} is about another content than was seen`)
  }

  return {
    get savedForms() {
      return forms.size
    },
    saved(deviceId, { id, order, hash }) {
      forms.set(id, { deviceId, order, hash, isLawfullyLost: false })
    },
    setAsideOnPhone(ids) {
      for (const id of ids) mayComeLate.add(id)
    },
    gapOpened(deviceId, commandId) {
      const opened = forms.get(commandId)
      for (const [id, form] of forms)
        if (form.deviceId === deviceId && opened && form.order < opened.order) mayComeLate.add(id)
    },
    receipted(entry, receipt) {
      const invariant = 'receipts verify and match'
      const { signature, ...said } = receipt
      if (signatureOf(canonicalText(said)) !== signature) fail(invariant, `${entry.id}: signature`)
      if (receipt.hash !== entry.hash || receipt.commandId !== entry.id) fail(invariant, `${entry.id}: hash`)
      // Acknowledged only after COMMIT.
      const { command } = world.database().committed
      if (!wasSetBack && command.get(entry.id)?.envelope.hash !== entry.hash)
        fail(invariant, `${entry.id} was receipted before it was kept`)
      const text = canonicalText(receipt)
      // An answer given before the office was set back may arrive after it: it is of another history.
      const kept = command.get(entry.id)?.receipt
      if (receipt.fate !== 'applied' || (wasSetBack && kept?.signature !== signature)) return
      const first = finalReceipts.get(entry.id)
      if (first !== undefined && first !== text) fail(invariant, `${entry.id}: two receipts`)
      finalReceipts.set(entry.id, text)
    },
    committed(commit) {
      for (const one of commit.wrote('effect')) effect(one)
      for (const one of commit.wrote('submission')) submission(one)
      for (const one of commit.wrote('review')) review(one)
      for (const one of commit.wrote('audit')) count(audited, one.effectId)
      for (const one of commit.wrote('effect'))
        if (audited.get(one.id) !== 1) fail('one audit event per effect', one.id)
      for (const one of commit.wrote('change')) {
        count(changesOf, one.submissionId)
        if ((changesOf.get(one.submissionId) ?? 0) > 1)
          fail('approvals legal, maker is not checker, one effect each', one.submissionId)
      }
      for (const one of commit.wrote('notice')) {
        count(noticesOf, one.commandId)
        if ((noticesOf.get(one.commandId) ?? 0) > 1) fail('no duplicated effect', `job of ${one.commandId}`)
      }
      for (const { id, sha256, content } of commit.wrote('photo'))
        if (content !== undefined && hashOf(content) !== sha256) fail('photo hash equals declared hash', id)
    },
    served(accountId, cases, assigneeOf) {
      for (const { id } of cases)
        if (assigneeOf(id) !== accountId)
          fail('no row outside scope reaches a device', `${id} to ${accountId}`)
    },
    died(phone) {
      const { command } = world.database().committed
      for (const id of [...phone.disk.waiting.keys(), ...phone.disk.acknowledged.keys()]) {
        const form = forms.get(id)
        if (form && !command.has(id)) form.isLawfullyLost = true
      }
    },
    restored() {
      const { committed } = world.database()
      const phones = phonesById()
      for (const [id, form] of forms)
        if (phones.get(form.deviceId)?.isDead && !committed.command.has(id)) form.isLawfullyLost = true
      effectsOf = new Map()
      newestOrder = new Map()
      audited = new Map()
      changesOf = new Map()
      noticesOf = new Map()
      current = new Map()
      finalReceipts = new Map()
      wasSetBack = true
      for (const { effectId } of committed.audit.values()) count(audited, effectId)
      for (const { submissionId } of committed.change.values()) count(changesOf, submissionId)
      for (const { commandId } of committed.notice.values()) count(noticesOf, commandId)
      for (const one of committed.submission.values()) {
        const newest = current.get(one.caseId)
        if (!newest || newest.version < one.version) current.set(one.caseId, one)
      }
      for (const { commandId, deviceId, byHand } of committed.effect.values()) {
        count(effectsOf, commandId)
        const order = forms.get(commandId)?.order ?? -1
        if (!byHand) newestOrder.set(deviceId, Math.max(newestOrder.get(deviceId) ?? -1, order))
      }
    },
    check() {
      const { committed } = world.database()
      const phones = phonesById()
      for (const [id, form] of forms) {
        if (form.isLawfullyLost || committed.command.get(id)?.envelope.hash === form.hash) continue
        const phone = phones.get(form.deviceId)
        const isHeld =
          phone &&
          !phone.isDead &&
          (phone.disk.waiting.has(id) || phone.disk.acknowledged.get(id)?.copy !== undefined)
        if (!isHeld)
          fail(
            'every form shown as saved exists on the server or on a living device',
            `${id} of ${form.deviceId}`,
          )
      }
      if (committed.effect.size !== audited.size)
        fail('one audit event per effect', `${committed.effect.size} effects, ${audited.size} lines`)
      recount(committed)
    },
    afterDrain() {
      const { committed } = world.database()
      const invariant = 'replicas equal after drain'
      for (const phone of world.phones()) {
        if (phone.isDead || world.revoked().has(phone.accountId)) continue
        const open = [...committed.case.values()].filter(
          ({ assigneeId, status }) =>
            assigneeId === phone.accountId && (status === 'assigned' || status === 'returned'),
        )
        const there = open.map(({ id, version }) => `${id}@${version}`).sort()
        const here = phone.disk.cases.map(({ id, version }) => `${id}@${version}`).sort()
        if (there.join() !== here.join()) fail(invariant, `${phone.id} holds ${here} beside ${there}`)
        for (const { id, receipt } of phone.disk.acknowledged.values()) {
          const kept = committed.command.get(id)
          if (!kept) fail(invariant, `${id} is acknowledged and unknown`)
          // A replay that a restore undid: in quarantine again, before a supervisor's eyes.
          else if (wasSetBack && receipt.fate === 'applied' && kept.fate === 'quarantined') continue
          // Received in two histories of the office; it knows the command, and says itself what became of it.
          else if (wasSetBack && kept.receivedAt !== receipt.receivedAt) continue
          else if (kept.envelope.hash !== receipt.hash || kept.receipt.fate !== receipt.fate)
            fail(
              invariant,
              `${id} of ${phone.id}: the phone was told ${receipt.fate}, the office says ${kept.fate}, received ${kept.receivedAt}, settled ${kept.settledAt?.toISOString()}`,
            )
        }
        for (const { caseId, sha256, commandId } of phone.disk.photos.values())
          if (
            committed.command.get(commandId)?.fate === 'applied' &&
            committed.submission.has(commandId) &&
            committed.photo.get(`${caseId}/${sha256}`)?.content === undefined
          )
            fail(invariant, `photo ${sha256} never arrived`)
      }
    },
  }

  /** What a report says of the cases, from their rows, beside what their events add up to. */
  function recount({ case: cases, event: events }: ModelDatabase['committed']): void {
    const last = new Map<string, CaseStatus>()
    const steps = new Map<string, number>()
    for (const { caseId, to } of events.values()) {
      last.set(caseId, to)
      count(steps, caseId)
    }
    for (const { id, status, version } of cases.values())
      if (status !== (last.get(id) ?? 'planned') || version !== (steps.get(id) ?? 0) + 1)
        fail(
          'reported totals equal a recount from events',
          `${id} is ${status} at ${version}; its ${steps.get(id) ?? 0} events end in ${last.get(id)}`,
        )
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}
