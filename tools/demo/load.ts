import { join } from 'node:path'
import pg from 'pg'
import type { Size } from '../seed/index.ts'
import type { DemoSlip, LoadDemo } from '../start/demo-story.ts'
import { tellFirstMonth } from './first-month.ts'
import { certifyTwo, receiveDeliveries } from './opening.ts'
import { hirePeople } from './people.ts'
import { familiesByCard, handOutPhones, printPile, type Stage } from './stage.ts'
import { storyDays } from './story-days.ts'
import { openStoryDoors } from './story-doors.ts'
import { tellTickets } from './tell-tickets.ts'
import { tellThisMonth } from './this-month.ts'
import { Timeline } from './timeline.ts'
import { beginCampaign } from './visits.ts'

/** What a phone is given: a third of what it may hold, so that the rest of the village stays planned. */
const casesEach: Readonly<Record<Size, number>> = { village: 60, subdistrict: 160, regency: 160 }

/**
 * Fills an empty office with a regency in mid-month. Everything is done by the people of the story at the
 * product's own doors, in the order in which it happened; the clock alone is the story's.
 */
export const loadDemo: LoadDemo = async ({ server, config, size, say }) => {
  const doors = await openStoryDoors(server.foundation, config)
  try {
    const days = storyDays(server.foundation.clock.now())
    doors.at(days.workday(40, '08:00'))
    const people = await hirePeople(doors.foundation)
    await receiveDeliveries(doors, days, people, { folder: join(config.dataFolder, 'demo-seed'), size, say })
    await lookAtTables(config.databaseUrl)
    await certifyTwo(doors, days, people)
    doors.at(days.workday(34, '13:00'))
    const slips = await printPile(doors, people)
    const { families } = await beginCampaign(doors, people.as('supervisor'), {
      frozenAt: days.workday(34, '09:00'),
      assignedAt: days.workday(33, '10:00'),
      each: casesEach[size],
      to: [people.as('facilitator'), people.as('neighbour')],
    })
    say(`Kerangka Kecapi dibekukan: ${families} keluarga. / The frame of Kecapi was frozen.`)
    const stage: Stage = {
      doors,
      days,
      people,
      size,
      timeline: new Timeline(doors, days),
      phones: await handOutPhones(doors, people),
      slips,
      visited: [],
      inventedOf: familiesByCard(),
      say,
    }
    const tickets = await tellTickets(stage)
    tellFirstMonth(stage)
    tellThisMonth(stage)
    await stage.timeline.play()
    say('Bulan ini sedang berjalan; musyawarah malam ini pukul 19.30. / This month is under way.')
    return { accounts: people.accounts, slips: slipsOnTheTable(stage), tickets }
  } finally {
    await doors.close()
  }
}

/**
 * Lets the database look at its tables now instead of within the minute: until then it believes them empty, as
 * before the extract came, and reads them whole for every single family.
 */
async function lookAtTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('analyze').finally(() => client.end())
}

/** Three visited families whose slip the visitor may use; the first receives aid, the last was seen this month. */
function slipsOnTheTable({ slips, visited }: Stage): DemoSlip[] {
  const usable = visited.flatMap(({ slipSerial, family, nik, receivesAid }) => {
    const code = slipSerial === null ? undefined : slips.codeOf(slipSerial)
    return code === undefined || nik === null ? [] : [{ family, nik, code, receivesAid }]
  })
  const receiving = usable.find(({ receivesAid }) => receivesAid)
  const others = usable.filter((one) => one !== receiving)
  return [receiving, others[0], others.at(-1)].flatMap((one) =>
    one ? [{ family: one.family, nik: one.nik, code: one.code }] : [],
  )
}
