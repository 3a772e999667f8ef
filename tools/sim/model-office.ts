import type { Envelope, Receipt } from '@tanggap/contract/sync'
import type { Role } from '@tanggap/core/access'
import { caseWorkflow, judgeVisit, type KeptVisit } from '@tanggap/core/campaigns'
import { canonicalText } from '@tanggap/core/changes'
import { commandTypes, judgePiece, patienceWith } from '@tanggap/core/sync'
import { decide, type Refusal } from '@tanggap/core/workflow'
import { settleDeposit } from '../../server/sync/deposit.ts'
import { type DeviceDesk, type Settlement, settleBatch } from '../../server/sync/settle-batch.ts'
import { type Applied, type HeldDevice, settleCommand, take } from '../../server/sync/settle-command.ts'
import { type ModelTx, makeModelDatabase, type Tables } from './model-database.ts'
import type { HandedCase } from './phone-disk.ts'
import type { Plant } from './plants.ts'
import { hashOf, signatureOf } from './seals.ts'
import type { Task, Tasks } from './tasks.ts'
import type { VisitContent } from './visit-content.ts'
import type { Watch } from './watch.ts'

/** What a phone hears of a parcel. */
export type SendAnswer =
  | ({ readonly is: 'settled' } & Settlement)
  | { readonly is: 'session-absent' | 'not-understood' | 'unknown-device' }

export interface Given {
  readonly tasks: Tasks
  readonly watch: Watch
  readonly plants: ReadonlySet<Plant>
  readonly now: () => number
  /** A fault of ours inside one command's work, by chance. */
  readonly stumbles: () => boolean
  readonly newId: (kind: string) => string
}

export type ModelOffice = ReturnType<typeof makeModelOffice>

/**
 * The office in the simulation: the product's own settling, merging and workflow over the model database. What is
 * bound to HTTP, to PostgreSQL or to cryptography is told here in as few words as possible.
 */
export function makeModelOffice(given: Given) {
  const { tasks, watch, plants, newId } = given
  const database = makeModelDatabase(tasks, (commit) => watch.committed(commit))
  /** Files lie outside the database, as in the product: what was written before a crash is there after it. */
  const pieces = new Map<string, string>()
  const files = new Map<string, string>()
  const revoked = new Set<string>()
  const scopeCache = new Map<string, readonly HandedCase[]>()
  let knowsNewTypes = false

  function deskOf(
    task: Task,
    tx: ModelTx,
    deviceId: string,
    accountId: string,
    role: Role,
    byHand = false,
  ): DeviceDesk {
    return {
      accountId,
      now: new Date(given.now()),
      async findCommand(id) {
        await tasks.pause(task, 'turn')
        if (plants.has('no-idempotency-key')) return undefined
        const kept = tx.get('command', id)
        return (
          kept && {
            hash: kept.envelope.hash,
            fate: plants.has('held-never-released') && kept.fate === 'held' ? 'quarantined' : kept.fate,
            receipt: kept.receipt,
            receivedAt: kept.receivedAt,
          }
        )
      },
      async keepCommand(settled) {
        await tasks.pause(task, 'turn')
        const kept = tx.get('command', settled.envelope.id)
        const mayKeep =
          !kept ||
          (kept.fate !== 'applied' &&
            kept.envelope.hash === settled.envelope.hash &&
            kept.accountId === settled.accountId)
        if (!mayKeep && !plants.has('no-idempotency-key')) return false
        tx.put('command', settled.envelope.id, settled)
        return true
      },
      tryApart: (work) => tx.apart(work),
      async apply(envelope, delivery) {
        await tasks.pause(task, 'turn')
        if (given.stumbles()) throw new Error('a fault of ours, by chance')
        return applyCommand(tx, envelope, accountId, delivery.letStand, byHand)
      },
      reasonOf(failed) {
        const code = 'refusal' in failed ? failed.refusal.code : 'sync.could-not-apply'
        return { code, id: code, en: code }
      },
      async noteQuarantine() {
        await tasks.pause(task, 'turn')
      },
      sign: signatureOf,
      hash: hashOf,
      async lockDevice(): Promise<HeldDevice | undefined> {
        await tx.lock('device', deviceId)
        const device = tx.get('device', deviceId)
        if (device?.accountId !== accountId && role === 'facilitator') return undefined
        if (!device) return undefined
        const isUnordered = plants.has('apply-out-of-order') || plants.has('sort-by-device-clock')
        const nextSequence = isUnordered ? Number.MAX_SAFE_INTEGER : device.nextSequence
        return { nextSequence, clockOffsetMs: device.clockOffsetMs }
      },
      async leaveDevice({ nextSequence }) {
        await tasks.pause(task, 'turn')
        if (nextSequence === Number.MAX_SAFE_INTEGER) return
        const device = tx.get('device', deviceId)
        if (device)
          tx.put('device', deviceId, {
            ...device,
            nextSequence: Math.max(device.nextSequence, nextSequence),
          })
      },
      async nextReleased(nextSequence): Promise<Envelope | undefined> {
        await tasks.pause(task, 'turn')
        if (plants.has('held-never-released')) return undefined
        return tx
          .all('command')
          .filter(({ envelope, fate }) => envelope.deviceId === deviceId && fate === 'held')
          .map(({ envelope }) => envelope)
          .toSorted((a, b) => a.sequence - b.sequence)
          .find(({ sequence }) => sequence <= nextSequence)
      },
      async settledLater(): Promise<readonly Receipt[]> {
        await tasks.pause(task, 'turn')
        return tx
          .all('command')
          .filter(
            ({ envelope, settledAt, receivedAt }) =>
              envelope.deviceId === deviceId &&
              settledAt !== null &&
              settledAt.getTime() > Date.parse(receivedAt),
          )
          .map(({ receipt }) => receipt)
      },
    }
  }

  async function applyCommand(
    tx: ModelTx,
    envelope: Envelope,
    accountId: string,
    letStand: boolean,
    byHand: boolean,
  ): Promise<Applied> {
    const isKnown = commandTypes.some((type) => type === envelope.type)
    if (!isKnown && !(knowsNewTypes && envelope.type === 'visit.newer')) return refuse('sync.unknown-type')
    const content = parse(envelope.seal.box)
    if (!content) return refuse('sync.not-readable')
    await tx.lock('case', content.caseId)
    const visit = tx.get('case', content.caseId)
    if (!visit || (visit.assigneeId !== accountId && !letStand)) return refuse('visit.assigned-to-another')
    if (envelope.type !== 'visit.finish') return done(tx, envelope, byHand)

    const history = historyOf(tx, visit, letStand ? undefined : accountId)
    if (visit.version !== content.basedOnVersion && visit.submissionId && !history.isWhole)
      return refuse('visit.based-on-older-version')
    const arriving = { basedOnVersion: content.basedOnVersion, fields: content.fields, letStand }
    const judged = plants.has('last-write-wins')
      ? ({ ok: true, to: 'submitted', parallel: null } as const)
      : judgeVisit(
          { status: visit.status, version: visit.version, assigneeId: visit.assigneeId },
          arriving,
          history.kept,
          { accountId, role: 'facilitator' },
          () => content.errors,
        )
    if (!judged.ok) return judged
    const current = history.kept.at(-1)?.fields ?? {}
    const { parallel } = judged
    const fields =
      parallel && parallel.theirs.length > 0
        ? laidOver(current, content.fields, parallel.ours)
        : content.fields
    tx.put('submission', envelope.id, {
      id: envelope.id,
      caseId: visit.id,
      by: accountId,
      basedOnVersion: content.basedOnVersion,
      version: visit.version + 1,
      fields,
      hash: hashOf(canonicalText(fields)),
      letStand,
    })
    tx.put('case', visit.id, {
      ...visit,
      status: judged.to,
      version: visit.version + 1,
      submissionId: envelope.id,
    })
    const event = newId('event')
    tx.put('event', event, { id: event, caseId: visit.id, to: judged.to })
    for (const photo of content.photos) {
      const id = `${visit.id}/${photo.sha256}`
      if (tx.get('photo', id)) continue
      const recalled = files.get(photo.sha256)
      tx.put('photo', id, {
        id,
        caseId: visit.id,
        sha256: photo.sha256,
        length: photo.length,
        content: recalled,
      })
    }
    return done(tx, envelope, byHand)
  }

  function done(tx: ModelTx, envelope: Envelope, byHand: boolean): Applied {
    const id = newId('effect')
    tx.put('effect', id, { id, commandId: envelope.id, deviceId: envelope.deviceId, byHand })
    const line = newId('audit')
    tx.put('audit', line, { id: line, effectId: id })
    tx.put('job', envelope.id, { id: envelope.id, commandId: envelope.id })
    return { ok: true }
  }

  function historyOf(tx: ModelTx, visit: Tables['case'], visibleTo: string | undefined) {
    const all = tx.all('submission').filter(({ caseId }) => caseId === visit.id)
    const seen = all.filter(({ by }) => visibleTo === undefined || by === visibleTo)
    const kept: readonly KeptVisit[] = seen
      .toSorted((a, b) => a.version - b.version)
      .map(({ version, fields }) => ({ version, fields }))
    return { kept, isWhole: seen.some(({ id }) => id === visit.submissionId) }
  }

  return {
    database,
    revoked,
    learnsNewTypes() {
      knowsNewTypes = true
    },

    /** Greets a phone: makes it known, tells the number expected next. */
    register(task: Task, device: { id: string; accountId: string; clockOffsetMs: number }) {
      return database.within(task, async (tx) => {
        if (revoked.has(device.accountId)) return { is: 'session-absent' as const }
        await tx.lock('device', device.id)
        const known = tx.get('device', device.id)
        const nextSequence = known?.nextSequence ?? 1
        tx.put('device', device.id, { ...device, nextSequence })
        return { is: 'greeted' as const, nextSequence }
      })
    },

    /** The product's own way of a parcel, each batch in one transaction. */
    async send(
      task: Task,
      device: { id: string; accountId: string },
      commands: readonly Envelope[],
      skipped: readonly number[],
      answerEarly: (answer: SendAnswer) => void,
    ): Promise<SendAnswer> {
      if (revoked.has(device.accountId)) return { is: 'session-absent' }
      // The door's schema: a type longer than 40 characters makes the whole request unreadable.
      if (commands.some(({ type }) => type.length > 40)) return { is: 'not-understood' }
      const settlement = await settleBatch(
        (work) =>
          database.within(task, async (tx) => {
            const result = await work(deskOf(task, tx, device.id, device.accountId, 'facilitator'))
            if (plants.has('acknowledge-before-commit') && isSettlement(result))
              answerEarly({ is: 'settled', ...result })
            return result
          }),
        plants.has('sort-by-device-clock') ? commands.map(numberedByClock) : commands,
        skipped,
      )
      return settlement ? { is: 'settled', ...settlement } : { is: 'unknown-device' }
    },

    /** Sealed work of a phone whose officer cannot sign in. */
    deposit(task: Task, device: { id: string; accountId: string }, commands: readonly Envelope[]) {
      return database.within(task, async (tx) => {
        if (!tx.get('device', device.id))
          tx.put('device', device.id, { ...device, nextSequence: 1, clockOffsetMs: 0 })
        const desk = deskOf(task, tx, device.id, device.accountId, 'system')
        const held = await desk.lockDevice()
        if (!held) return undefined
        const settlement = await settleDeposit(desk, held, commands, !revoked.has(device.accountId))
        await desk.leaveDevice(held)
        return settlement
      })
    },

    photoOffset(task: Task, photo: { caseId: string; sha256: string }) {
      return database.within(task, async (tx) => {
        await tasks.pause(task, 'turn')
        const declared = tx.get('photo', `${photo.caseId}/${photo.sha256}`)
        const offset = offsetOf(tx, photo)
        if (!declared || offset === undefined || declared.content !== undefined || offset < declared.length)
          return offset
        await tx.lock('photo', declared.id)
        const held = tx.get('photo', declared.id)
        return held && held.content === undefined ? close(task, tx, held) : offset
      })
    },

    keepPiece(task: Task, photo: { caseId: string; sha256: string }, at: number, piece: string) {
      return database.within(task, async (tx) => {
        const id = `${photo.caseId}/${photo.sha256}`
        await tx.lock('photo', id)
        const declared = tx.get('photo', id)
        const offset = offsetOf(tx, photo)
        if (!declared || offset === undefined) return undefined
        const standing = { offset, length: declared.length, isStored: declared.content !== undefined }
        const judged = judgePiece(standing, at, piece.length)
        if (judged === 'too-long') pieces.delete(id)
        if (judged !== 'one-more' && judged !== 'the-last') return judged === 'too-long' ? 0 : offset
        pieces.set(id, (pieces.get(id) ?? '') + piece)
        await tasks.pause(task, 'turn')
        return judged === 'one-more' ? offset + piece.length : close(task, tx, declared)
      })
    },

    /** The open cases of one account; nothing else may reach its phones. */
    pull(task: Task, accountId: string) {
      return database.within(task, async (tx) => {
        await tasks.pause(task, 'turn')
        if (revoked.has(accountId)) return undefined
        const cached = plants.has('stale-scope-cache') ? scopeCache.get(accountId) : undefined
        const cases = cached ?? openCasesOf(tx, accountId)
        scopeCache.set(accountId, cases)
        watch.served(accountId, cases, (id) => tx.get('case', id)?.assigneeId)
        return cases
      })
    },

    /** A supervisor decides about what they saw, bound to its version and hash. */
    review(
      task: Task,
      reviewer: { accountId: string; role: Role },
      seen: { caseId: string; version: number; hash: string },
      action: 'approve' | 'return',
    ) {
      return database.within(task, async (tx) => {
        const isPlanted = plants.has('double-approval')
        if (!isPlanted) await tx.lock('case', seen.caseId)
        const visit = tx.get('case', seen.caseId)
        const submission = visit?.submissionId ? tx.get('submission', visit.submissionId) : undefined
        if (!visit || !submission) return refuse('request.not-found')
        if (!isPlanted && (visit.version !== seen.version || submission.hash !== seen.hash))
          return refuse('workflow.newer-version')
        const photos = tx.all('photo').filter(({ caseId }) => caseId === visit.id)
        const decision = decide(
          caseWorkflow,
          action,
          {
            status: isPlanted ? 'submitted' : visit.status,
            assigneeId: submission.by,
            assigneeIsCertified: true,
            openErrors: 0,
            photosAreComplete: photos.every(({ content }) => content !== undefined),
          },
          reviewer,
          'because',
        )
        if (!decision.ok) return decision
        await tasks.pause(task, 'turn')
        const id = newId('review')
        tx.put('review', id, {
          id,
          caseId: visit.id,
          submissionId: submission.id,
          reviewer: reviewer.accountId,
          maker: submission.by,
          decision: action,
          from: visit.status,
          seenHash: seen.hash,
          hash: submission.hash,
        })
        move(tx, visit, { status: decision.to })
        if (action === 'approve') {
          const change = newId('change')
          tx.put('change', change, { id: change, submissionId: submission.id })
        }
        return { ok: true as const }
      })
    },

    assign(task: Task, caseId: string, assigneeId: string) {
      return moveBy(task, caseId, 'assign', assigneeId)
    },
    withdraw(task: Task, caseId: string) {
      return moveBy(task, caseId, 'withdraw')
    },

    /** A person replays what was kept aside, or takes a held one whose predecessor never came. */
    replay(task: Task, commandId: string, letStand: boolean) {
      return database.within(task, async (tx) => {
        await tx.lock('command', commandId)
        const command = tx.get('command', commandId)
        if (!command || command.fate === 'applied') return refuse('sync.not-kept-aside')
        const { deviceId, sequence } = command.envelope
        await tx.lock('device', deviceId)
        const device = tx.get('device', deviceId)
        if (!device) return refuse('sync.unknown-device')
        const waits = command.fate === 'held' && sequence > device.nextSequence
        if (waits && patienceWith(Date.parse(command.receivedAt), given.now()) !== 'open')
          return refuse('sync.still-waiting')
        const desk = deskOf(task, tx, deviceId, command.accountId, 'facilitator', true)
        const held: HeldDevice = { nextSequence: device.nextSequence, clockOffsetMs: device.clockOffsetMs }
        const taken = await take(desk, held, command.envelope, command.receivedAt, letStand)
        if (!taken.ok) return refuse('not-taken')
        if (waits) watch.gapOpened(deviceId, command.envelope.id)
        const following = deskOf(task, tx, deviceId, command.accountId, 'facilitator')
        for (;;) {
          const next = await following.nextReleased(held.nextSequence)
          if (!next) break
          await settleCommand(following, held, next)
        }
        await following.leaveDevice(held)
        return { ok: true as const }
      })
    },

    /** Finds pictures again that the office holds by their content, though the database forgot it. */
    recall(task: Task) {
      return database.within(task, async (tx) => {
        await tasks.pause(task, 'turn')
        for (const photo of tx.all('photo')) {
          const content = files.get(photo.sha256)
          if (photo.content === undefined && content !== undefined)
            tx.put('photo', photo.id, { ...photo, content })
        }
      })
    },

    /** A follow-up job, done at least once: its effect and its removal are two transactions. */
    async work(task: Task, jobId: string) {
      await database.within(task, async (tx) => {
        await tx.lock('job', jobId)
        const job = tx.get('job', jobId)
        if (!job) return
        const isDone = tx.all('notice').some(({ commandId }) => commandId === job.commandId)
        if (isDone && !plants.has('job-not-idempotent')) return
        const id = newId('notice')
        tx.put('notice', id, { id, commandId: job.commandId })
      })
      await database.within(task, async (tx) => {
        await tx.lock('job', jobId)
        tx.remove('job', jobId)
      })
    },
  }

  /** The whole is here: it counts when its hash is the one that names it. */
  async function close(task: Task, tx: ModelTx, declared: Tables['photo']): Promise<number> {
    const whole = pieces.get(declared.id) ?? ''
    const isNamed = hashOf(whole) === declared.sha256 || plants.has('unchecked-photo-hash')
    if (isNamed) {
      files.set(declared.sha256, whole)
      tx.put('photo', declared.id, { ...declared, content: whole })
    }
    await tasks.pause(task, 'turn')
    pieces.delete(declared.id)
    return isNamed ? declared.length : 0
  }

  function offsetOf(tx: ModelTx, photo: { caseId: string; sha256: string }): number | undefined {
    const id = `${photo.caseId}/${photo.sha256}`
    const declared = tx.get('photo', id)
    if (!declared) return undefined
    return declared.content !== undefined ? declared.length : (pieces.get(id)?.length ?? 0)
  }

  function openCasesOf(tx: ModelTx, accountId: string): readonly HandedCase[] {
    return tx
      .all('case')
      .filter(
        ({ assigneeId, status }) =>
          assigneeId === accountId && (status === 'assigned' || status === 'returned'),
      )
      .map(({ id, version, submissionId }) => ({
        id,
        version,
        fields: (submissionId && tx.get('submission', submissionId)?.fields) || {},
      }))
  }

  function moveBy(task: Task, caseId: string, action: 'assign' | 'withdraw', assigneeId?: string) {
    return database.within(task, async (tx) => {
      await tx.lock('case', caseId)
      const visit = tx.get('case', caseId)
      if (!visit) return refuse('request.not-found')
      const subject = {
        status: visit.status,
        assigneeId: assigneeId ?? visit.assigneeId,
        assigneeIsCertified: true,
        openErrors: 0,
        photosAreComplete: true,
      }
      const supervisor = { accountId: 'sari', role: 'field_supervisor' } as const
      const decision = decide(caseWorkflow, action, subject, supervisor, 'because')
      if (!decision.ok) return decision
      move(tx, visit, { status: decision.to, assigneeId: assigneeId ?? visit.assigneeId })
      return { ok: true as const }
    })
  }

  function move(
    tx: ModelTx,
    visit: Tables['case'],
    to: Pick<Tables['case'], 'status'> & Partial<Pick<Tables['case'], 'assigneeId'>>,
  ): void {
    tx.put('case', visit.id, { ...visit, ...to, version: visit.version + 1 })
    const id = newId('event')
    tx.put('event', id, { id, caseId: visit.id, to: to.status })
  }
}

function numberedByClock(envelope: Envelope): Envelope {
  return { ...envelope, sequence: Math.floor(Date.parse(envelope.madeAt) / 1000) + 1e9 }
}

function isSettlement(value: unknown): value is Settlement {
  return typeof value === 'object' && value !== null && 'receipts' in value
}

function parse(box: string): VisitContent | undefined {
  try {
    const content: VisitContent = JSON.parse(box)
    return typeof content.caseId === 'string' ? content : undefined
  } catch {
    return undefined
  }
}

/** What `mergedInterview` does for an interview: the edit's own fields over what stands. */
function laidOver(
  current: Readonly<Record<string, unknown>>,
  edit: Readonly<Record<string, unknown>>,
  ours: readonly string[],
) {
  const fields: Record<string, unknown> = { ...current }
  for (const name of ours)
    if (name in edit) fields[name] = edit[name]
    else delete fields[name]
  return fields
}

function refuse(code: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code } }
}
