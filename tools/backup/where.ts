import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { openVault, type Vault } from '../../server/plumbing/keys/index.ts'
import { readOrMakeKeys } from '../../server/plumbing/keys/key-file.ts'
import { PlainFault } from '../plain-fault.ts'
import { reachEmbedded } from '../postgres/index.ts'

/** What a backup is taken of, or restored into. */
export interface Installation {
  readonly databaseUrl: string
  readonly filesFolder: string
  readonly regency: string
  readonly vault: Vault
  leave(): Promise<void>
}

/**
 * The installation that the environment names: its own PostgreSQL, or the one `npm start` brings.
 *
 * @param made whether it may be made now, which a restore does and a backup does not
 */
export async function findInstallation(
  environment: Readonly<Record<string, string | undefined>>,
  made: boolean,
): Promise<Installation> {
  const dataFolder = resolve(environment.TANGGAP_DATA ?? 'data')
  const keyFile = resolve(environment.TANGGAP_KEYS ?? join(dataFolder, 'keys.json'))
  if (!existsSync(keyFile))
    throw new PlainFault(
      `Tidak ada kunci di ${keyFile}. Letakkan salinan keys.json di sana, atau isi TANGGAP_KEYS.`,
      `There are no keys at ${keyFile}. Put the copy of keys.json there, or set TANGGAP_KEYS.`,
    )
  const vault = openVault(readOrMakeKeys(keyFile, 0))
  const own = join(dataFolder, 'postgres')
  if (!environment.DATABASE_URL && !made && !existsSync(own))
    throw new PlainFault(
      `Tidak ada basis data di ${own}, dan DATABASE_URL belum diisi.`,
      `There is no database in ${own}, and DATABASE_URL is not set.`,
    )
  const reached = environment.DATABASE_URL ? undefined : await reachEmbedded({ folder: own })
  const databaseUrl = environment.DATABASE_URL || (reached?.url ?? '')
  const { regencyCode } = readConfig({ ...environment, DATABASE_URL: databaseUrl })
  const filesFolder = join(dataFolder, 'files')
  return { databaseUrl, filesFolder, regency: regencyCode, vault, leave: async () => reached?.stop() }
}
