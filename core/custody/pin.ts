/** A PIN opens a running session again, nothing else: six digits, ten wrong tries, then the key is dropped. */
export const pinDigits = 6
export const pinTries = 10

export type PinProblem = 'not-six-digits' | 'too-plain'

/** What is wrong with a new PIN: one digit repeated and a run up or down are the first anybody tries. */
export function problemOfPin(pin: string): PinProblem | undefined {
  if (!/^\d{6}$/.test(pin)) return 'not-six-digits'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const isRun = steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1)
  return isRun ? 'too-plain' : undefined
}

/** Minutes without a touch after which the screen closes; the PIN, or without one the phrase, opens it again. */
export const idleMinutes = { withPin: 10, withoutPin: 60 } as const
