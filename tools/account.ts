import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Role, roles } from '@tanggap/core/access'
import { hire } from '../server/access/index.ts'
import { readConfig } from '../server/config.ts'
import { layFoundation } from '../server/main.ts'
import { PlainFault, runTool } from './plain-fault.ts'

/** Citizens need no account, and jobs are nobody. */
const hireable = roles.filter((role) => role !== 'citizen' && role !== 'system')

/**
 * `npm run account -- --username siti --name "Siti" --role dinsos_verifier [--region 3320]`: makes an
 * account in the database of DATABASE_URL, the first of an installation as well as any further one. The
 * password is made by chance and told once; so is the authenticator's secret, where the office asks for one.
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      username: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      region: { type: 'string' },
    },
  })
  const { username, name } = values
  if (!username || !name || !isRole(values.role))
    throw new PlainFault(
      `Isi --username, --name, dan --role (${hireable.join(', ')}).`,
      `Give --username, --name and --role (${hireable.join(', ')}).`,
    )
  if (!process.env.DATABASE_URL)
    throw new PlainFault(
      'DATABASE_URL belum diisi. Basis data peragaan membuat akunnya sendiri.',
      'DATABASE_URL is not set. The database of the demo makes its own accounts.',
    )
  const foundation = await layFoundation(readConfig(process.env))
  try {
    const password = makePassword()
    const region = values.region ?? foundation.regency
    const hired = await hire(foundation, {
      username,
      name,
      password,
      offices: [{ role: values.role, region }],
    })
    console.log(`username:      ${username}\npassword:      ${password}`)
    if (hired.authenticator) console.log(`authenticator: ${hired.authenticator}`)
  } finally {
    await foundation.database.close()
  }
})

function isRole(text: string | undefined): text is Role {
  return hireable.some((role) => role === text)
}

/** Twenty letters and digits without look-alikes: some 99 bits. */
function makePassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
  const letters = Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-')
}
