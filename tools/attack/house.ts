import pg from 'pg'
import { settleHousehold } from '../../server/citizens/test-household.ts'
import type { Foundation } from '../../server/plumbing/acting.ts'
import { openDatabase } from '../../server/plumbing/database/index.ts'
import { buildDoor, type DoorName } from '../../server/plumbing/http/index.ts'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { mountRooms, sentences } from '../../server/rooms.ts'
import { type HouseUnderAttack, householdName, nikAt, type Order, village } from './people.ts'
import { settleMany } from './settle-many.ts'

/**
 * The house that is asked, in a process of its own, so that who asks and who answers do not share a pulse: the
 * real doors over real HTTP, the real pages, a real PostgreSQL, invented families that hold slips.
 */
const families = Number(process.argv[2])
const webFolder = process.argv[3] ?? ''

const house = await makeTestOffice()
const database = openDatabase(house.test.appUrl, 12)
const foundation: Foundation = { ...house.foundation, database }
const open = (name: DoorName) =>
  buildDoor(
    { name, folder: webFolder ? `${webFolder}/${name}` : 'none', secure: false, trustProxy: true },
    foundation,
    async () => undefined,
    sentences,
  )
const doors = { office: await open('office'), field: await open('field'), portal: await open('portal') }
await mountRooms(doors, { demo: false, secure: false, webFolder, messages: { codesReadable: false } })

const clerk = await house.hire('data_operator')
const settled =
  families > 1000 ? await house.act(clerk, (acting) => settleMany(acting, families)) : await settleFew()
const owner = new pg.Client({ connectionString: house.test.ownerUrl })
await owner.connect()
await owner.query('analyze')

const address = await doors.portal.app.listen({ host: '127.0.0.1', port: 0 })
let now = Date.parse('2025-03-10T02:00:00Z')
house.at(new Date(now).toISOString())

process.on('message', async (told: Order) => {
  if (told.count) process.send?.(await counted())
  if (told.advance !== undefined) {
    now += told.advance * 60_000
    house.at(new Date(now).toISOString())
    process.send?.({ now })
  }
  if (told.stop) {
    await doors.portal.app.close()
    await owner.end()
    await database.close()
    await house.close()
    process.exit(0)
  }
})
process.send?.({ address, households: settled } satisfies HouseUnderAttack)

async function settleFew(): Promise<HouseUnderAttack['households']> {
  const few: HouseUnderAttack['households'] = []
  for (let index = 0; index < families; index += 1) {
    const person = { name: householdName(index), nik: nikAt(index * 2) }
    const { nik, code, headName } = await settleHousehold(house, clerk, village, person)
    few.push({ nik, code, headName })
  }
  return few
}

/** What is in the database, asked as its owner: what was promised must be there. */
async function counted() {
  const { rows } = await owner.query(`select (select count(*)::int from portal_session) as sessions,
    (select count(*)::int from audit_line where action = 'portal.open-family') as "openLines",
    (select coalesce(json_agg(number), '[]') from ticket) as tickets`)
  return rows[0]
}
