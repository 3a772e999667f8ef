interface Challenge {
  readonly parameters: {
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
  readonly signature: string
}

/**
 * While the house is under attack a form carries a challenge (ALTCHA, PBKDF2): the phone counts up until the
 * derived key begins as asked, and the form goes by itself. Where the phone cannot, the waiting text stays.
 */
export async function solveChallenges(): Promise<void> {
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-challenge]')) {
    if (!globalThis.crypto?.subtle) return
    const challenge: Challenge = JSON.parse(input.dataset.challenge ?? '')
    const solution = await solve(challenge)
    input.value = JSON.stringify({ challenge, solution })
    input.form?.requestSubmit()
  }
}

async function solve({ parameters }: Challenge): Promise<{ counter: number; derivedKey: string }> {
  const { cost, keyLength, keyPrefix } = parameters
  const nonce = bytesOf(parameters.nonce)
  const salt = bytesOf(parameters.salt)
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  const view = new DataView(password.buffer)
  for (let counter = 0; ; counter++) {
    view.setUint32(nonce.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: cost }
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
