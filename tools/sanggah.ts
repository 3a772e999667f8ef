import { PlainFault, runTool } from './plain-fault.ts'
import { startThrowAway } from './postgres/index.ts'
import { searchForLeaks } from './sanggah/leaks.ts'
import { playHistories } from './sanggah/play-histories.ts'

/**
 * `npm run test:sanggah [histories]`: what a reporter wrote is looked for wherever it must not be, and random
 * histories of objections are played over the real workflows. Goals: no field of a reporter outside the desk, and no
 * change of the register or of aid without a field check and two approvals.
 */
await runTool(async () => {
  const count = Number(process.argv[2] ?? 10_000)
  if (!Number.isInteger(count) || count < 100)
    throw new PlainFault('Banyaknya riwayat paling sedikit 100.', 'Give at least 100 histories.')
  const given = process.env.TANGGAP_TEST_DATABASE_URL
  const postgres = given ? undefined : await startThrowAway()
  if (postgres) process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  try {
    const leaks = await searchForLeaks(true)
    console.log(
      `${leaks.responses} answers of ${leaks.routes} routes to ${leaks.roles} roles, ${leaks.rows} rows of ${leaks.tables} tables, ${leaks.files} files and ${leaks.logBytes} bytes of log were searched`,
    )
    for (const leak of leaks.leaks) console.log(`  ${leak}`)
    console.log(`  two officers together were shown ${leaks.shownToTwo.length} of the reporter's fields`)
    const told = playHistories(count)
    console.log(
      `${count} histories, ${told.steps} steps tried, ${told.taken} taken, ${told.rechecks} re-checks ordered, ${told.ratified} changes ratified`,
    )
    for (const violation of new Set(told.violations)) console.log(`  ${violation}`)
    const goals = [
      goal('reporter fields outside the desk', leaks.leaks.length, leaks.leaks.length === 0),
      goal('fields shown to the two who opened it', leaks.shownToTwo.length, leaks.shownToTwo.length >= 7),
      goal(
        'changes without a field check and two approvals',
        told.violations.length,
        told.violations.length === 0,
      ),
      goal('changes that got that far', told.ratified, told.ratified > 0),
    ]
    process.exitCode = goals.every(Boolean) ? 0 : 1
  } finally {
    await postgres?.stop()
  }
})

function goal(what: string, figure: number, met: boolean): boolean {
  console.log(`${met ? 'met ' : 'MISS'}  ${what}: ${figure}`)
  return met
}
