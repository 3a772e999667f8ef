import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type KeyFile, keyFile } from './index.ts'

/** Reads the installation's keys; makes them on the first start. The file is readable by its owner only. */
export function readOrMakeKeys(path: string, year: number): KeyFile {
  if (existsSync(path)) return keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  const keys = makeKeys(String(year))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' })
  return keys
}

export function makeKeys(name: string): KeyFile {
  const secret = () => randomBytes(32).toString('base64')
  const pair = (id: string) => ({
    id,
    privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64'),
  })
  return {
    version: 1,
    fields: { current: name, keys: { [name]: secret() } },
    index: secret(),
    derive: secret(),
    receipts: pair(`receipt-${name}`),
    seals: { current: `seal-${name}`, keys: [pair(`seal-${name}`)] },
  }
}
