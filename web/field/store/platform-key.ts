import { type Bytes, utf8 } from './bytes.ts'

/** The phone's own lock (finger, face, screen lock) as a key: WebAuthn with the PRF extension, kept on this phone only. */

interface PrfResults {
  readonly prf?: { readonly enabled?: boolean; readonly results?: { readonly first?: BufferSource } }
}

/** Whether this browser may have it; only making one tells for sure. */
export async function mayHavePlatformKey(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis)) return false
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
}

/** Makes one for a facilitator; nothing when the phone cannot or the person would rather not. */
export async function makePlatformKey(
  name: string,
): Promise<{ credential: Bytes; salt: Bytes; secret: Bytes } | undefined> {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const made = await navigator.credentials
    .create({
      publicKey: {
        rp: { name: 'Tanggap Lapangan' },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        // The office never sees it: what is wanted is its secret, not its signature.
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)
  if (!(made instanceof PublicKeyCredential)) return undefined
  const results: PrfResults = made.getClientExtensionResults()
  if (results.prf?.enabled !== true) return undefined
  const credential = new Uint8Array(made.rawId)
  // Some authenticators give the secret at birth, the others when they are asked the first time.
  const secret = secretIn(results) ?? (await askPlatformKey(credential, salt))
  return secret && { credential, salt, secret }
}

/** What the phone's lock gives for this credential, once it was touched; nothing when it was refused. */
export async function askPlatformKey(credential: Bytes, salt: Bytes): Promise<Bytes | undefined> {
  const got = await navigator.credentials
    .get({
      publicKey: {
        challenge: utf8(crypto.randomUUID()),
        allowCredentials: [{ type: 'public-key', id: credential }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)
  return got instanceof PublicKeyCredential ? secretIn(got.getClientExtensionResults()) : undefined
}

function secretIn({ prf }: PrfResults): Bytes | undefined {
  const first = prf?.results?.first
  if (!first) return undefined
  return first instanceof ArrayBuffer
    ? new Uint8Array(first)
    : new Uint8Array(Uint8Array.from(new Uint8Array(first.buffer, first.byteOffset, first.byteLength)))
}
