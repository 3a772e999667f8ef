import assert from 'node:assert/strict'
import { createDecipheriv, createECDH, createHash, generateKeyPairSync, hkdfSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { isSignedByOffice, sealForOffice } from './seal.ts'
import { uuidV7 } from './uuid.ts'

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pointOf = (key: ReturnType<typeof pair>['publicKey']) => {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  return { kty: String(kty), crv: String(crv), x: String(x), y: String(y) }
}

/** The office's side, written down once more from the contract with another library. */
function openAtOffice(
  privateKey: ReturnType<typeof pair>['privateKey'],
  sealed: Awaited<ReturnType<typeof sealForOffice>>['seal'],
  commandId: string,
): string {
  const exchange = createECDH('prime256v1')
  exchange.setPrivateKey(Buffer.from(String(privateKey.export({ format: 'jwk' }).d), 'base64url'))
  const secret = exchange.computeSecret(Buffer.from(sealed.ephemeral, 'base64url'))
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tanggap seal 1 ${commandId}`, 32))
  const box = Buffer.from(sealed.box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64url'))
    .setAAD(Buffer.from(commandId))
    .setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]).toString('utf8')
}

test('what the phone seals, the office opens, and nobody can pass it off as another command', async () => {
  const office = pair()
  const id = uuidV7()
  const content = { caseId: id, note: 'Rumah di belakang mushola — “pagar hijau”', big: 'x'.repeat(200_000) }
  const { seal, hash } = await sealForOffice(id, content, { id: '2026', key: pointOf(office.publicKey) })
  assert.deepEqual(JSON.parse(openAtOffice(office.privateKey, seal, id)), content)
  assert.equal(hash, createHash('sha256').update(seal.box).digest('hex'))
  assert.throws(() => openAtOffice(office.privateKey, seal, uuidV7()))
})

test('a receipt counts only with the signature of the office that was pinned', async () => {
  const [office, stranger] = [pair(), pair()]
  const text = '{"commandId":"1","fate":"applied"}'
  const signed = (key: ReturnType<typeof pair>['privateKey']) =>
    sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const pinned = pointOf(office.publicKey)
  assert.equal(await isSignedByOffice(text, signed(office.privateKey), pinned), true)
  assert.equal(await isSignedByOffice(`${text} `, signed(office.privateKey), pinned), false)
  assert.equal(await isSignedByOffice(text, signed(stranger.privateKey), pinned), false)
})

test('ids made on the phone are UUIDv7 and sort by the time they were made', () => {
  const early = uuidV7(1_760_000_000_000, new Uint8Array(10).fill(255))
  const late = uuidV7(1_760_000_000_001, new Uint8Array(10))
  assert.match(early, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.ok(early < late)
})
