import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { attack } from './attack/enumeration.ts'
import { webFolder } from './build/build-web.ts'
import { PlainFault, runTool } from './plain-fault.ts'
import { startThrowAway } from './postgres/index.ts'

/**
 * `npm run test:enum [tries]`: the attacker who knows every NIK, card number, name and birth date asks at every
 * door that takes one. Goals: nothing learnt of any family; telling registered from not no better than guessing
 * (advantage ≤ 0.01); families with their slips served meanwhile (≥ 99 %), under attack too.
 */
await runTool(async () => {
  const tries = Number(process.argv[2] ?? 60_000)
  if (!Number.isInteger(tries) || tries < 1000)
    throw new PlainFault('Banyaknya percobaan paling sedikit 1000.', 'Give at least 1000 tries.')
  const given = process.env.TANGGAP_TEST_DATABASE_URL
  const postgres = given ? undefined : await startThrowAway()
  if (postgres) process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  try {
    const report = await attack({
      families: 600,
      tries,
      citizens: 600,
      atOnce: 160,
      permutations: 400,
      webFolder: existsSync(join(webFolder, 'portal-server')) ? webFolder : '',
    })
    const { advantage, citizens, underAttack } = report
    console.log(`${report.tries} tries over HTTP in ${report.seconds.toFixed(0)} s`)
    for (const [way, count] of Object.entries(report.signatures))
      console.log(`  ${way}: ${count} different answer${count === 1 ? '' : 's'} (status, headers, length)`)
    const goals = [
      goal('fields learnt', String(report.fields.length), report.fields.length === 0),
      goal(
        'advantage, registered from not',
        `${advantage.value.toFixed(4)} (95 % ${advantage.low.toFixed(4)} to ${advantage.high.toFixed(4)}, p ${advantage.p.toFixed(3)})`,
        advantage.value <= 0.01,
      ),
      goal(
        'citizens with slips served meanwhile',
        `${citizens.served} of ${citizens.asked}`,
        citizens.served >= citizens.asked * 0.99,
      ),
      goal(
        `citizens served under attack (${underAttack.gated} of the flood were made to work or wait)`,
        `${underAttack.served} of ${underAttack.asked}`,
        underAttack.served >= underAttack.asked * 0.99 && underAttack.gated > 0,
      ),
    ]
    process.exitCode = goals.every(Boolean) ? 0 : 1
  } finally {
    await postgres?.stop()
  }
})

function goal(what: string, measured: string, met: boolean): boolean {
  console.log(`${met ? 'met ' : 'MISS'}  ${what}: ${measured}`)
  return met
}
