import { type Instrument, typicalBaseline } from '@tanggap/core/instrument'
import type {
  Command,
  FieldStore,
  Held,
  HeldCase,
  LocalChange,
  PhotoNote,
  PracticeBox,
  PracticeKept,
} from '../store/index.ts'

/**
 * A memory for practice with the same doors as the real one, no office behind them and a box of its own to lie in, so
 * that a reload does not end it. It holds invented families, and no command ever: practice can never be mixed with
 * work.
 */
export function makePracticeStore(
  real: Held,
  instrument: Instrument,
  box: PracticeBox,
  practice: {
    /** As it was left; nothing for a new one. */
    readonly left: PracticeKept | undefined
    readonly spent: () => { readonly seconds: number; readonly taps: number }
  },
): FieldStore {
  const { left, spent } = practice
  const listeners = new Set<() => void>()
  const families = practiceFamilies(instrument.version).map((one) =>
    left?.finished.includes(one.id) ? { ...one, status: 'submitted' as const } : one,
  )
  let writing: Promise<unknown> = Promise.resolve()
  let held: Held = {
    ...real,
    // Same clock and same keys, so that the screens behave as they will at the first real door.
    device: { ...real.device, certified: true, told: [], pulledAt: real.device.pulledAt },
    instruments: new Map([[instrument.version, instrument]]),
    cases: new Map(families.map((one) => [one.id, one])),
    drafts: new Map(left?.drafts.map((one) => [one.caseId, one])),
    waiting: [],
    acknowledged: [],
    copies: new Map(),
    photos: left?.photos ?? [],
    lockedDrafts: 0,
    expired: false,
    saving: false,
    writeFault: null,
  }
  function show(change: Partial<Held>): void {
    held = { ...held, ...change }
    for (const listener of listeners) listener()
  }
  const nothing = () => Promise.resolve()

  /** As it stands now, behind whatever is being written. A full disk ends no practice: it goes on in memory. */
  function write(): Promise<unknown> {
    writing = writing.then(() =>
      box
        .write({
          instrumentVersion: instrument.version,
          ...spent(),
          drafts: [...held.drafts.values()],
          finished: [...held.cases.values()]
            .filter(({ status }) => status === 'submitted')
            .map(({ id }) => id),
          photos: held.photos,
        })
        .catch(() => undefined),
    )
    return writing
  }

  return {
    held: () => held,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    saveDraft(draft) {
      show({ drafts: new Map(held.drafts).set(draft.caseId, draft) })
      void write()
    },
    async keepPhoto(picture, about) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', picture))
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      await box.keepPicture(sha256, picture)
      const note: PhotoNote = {
        sha256,
        ...about,
        bytes: picture.length,
        commandId: null,
        sentBytes: 0,
        atOffice: false,
      }
      show({ photos: [...held.photos.filter((photo) => photo.sha256 !== sha256), note] })
      await write()
      return sha256
    },
    openPhoto: (sha256) => box.openPicture(sha256),
    sealedPhoto: () => Promise.resolve(undefined),
    async keep(command: Command, change: LocalChange) {
      const drafts = new Map(held.drafts)
      if (change.draft) drafts.set(command.caseId, change.draft)
      else drafts.delete(command.caseId)
      const cases = new Map(held.cases)
      const one = cases.get(command.caseId)
      if (one && command.type === 'visit.finish') cases.set(one.id, { ...one, status: 'submitted' })
      show({ drafts, cases })
      await write()
    },
    noteDevice: nothing,
    takePackage: nothing,
    dropExpired: nothing,
    mark: nothing,
    acknowledge: nothing,
    sendAgain: nothing,
    notePhotoSent: nothing,
    letGoOfPhoto: nothing,
    noteUse: nothing,
    recover: () => Promise.resolve(undefined),
    giveUpLockedDrafts: nothing,
    atRest: nothing,
    close: () => listeners.clear(),
  }
}

/** An invented family of four whom the register knows well, and one it hardly knows. */
function practiceFamilies(instrumentVersion: string): readonly HeldCase[] {
  const common = {
    version: 1,
    status: 'assigned' as const,
    campaign: {
      id: 'practice',
      name: 'Latihan',
      purpose: 'census' as const,
      endsOn: '2099-12-31',
      instrumentVersion,
      optionGroups: [],
    },
    villageCode: '3399012001',
    villageName: 'Desa Latihan',
    hamlet: 'Krajan',
    rw: '002',
    position: null,
    attempts: 0,
    reported: null,
    correction: null,
    withdrawn: false,
  }
  return [
    {
      ...common,
      id: 'practice-1',
      number: 1,
      headName: 'Warsito',
      rt: '005',
      address: 'Gang Mawar 3',
      baseline: typicalBaseline,
    },
    {
      ...common,
      id: 'practice-2',
      number: 2,
      headName: 'Mbah Parmi',
      rt: '006',
      address: 'Belakang mushola',
      baseline: {
        family: { rt: '006', rw: '002', hamlet: 'Krajan' },
        members: [{ personId: 'parmi', answers: { name: 'Parmi', sex: 'female', relationship: 'head' } }],
      },
    },
  ]
}
