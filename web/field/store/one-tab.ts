/**
 * One tab writes and sends. `taken` is called when another tab takes over (by `takeOver`).
 *
 * @returns the way to give it back, or nothing when another tab has it; where the browser knows no locks, one tab
 * is taken on trust.
 */
export async function becomeTheTab(
  accountId: string,
  options: { readonly takeOver: boolean; readonly taken: () => void },
): Promise<(() => void) | undefined> {
  if (!('locks' in navigator)) return () => undefined
  return new Promise((resolve) => {
    const mode = options.takeOver ? { steal: true } : { ifAvailable: true }
    navigator.locks
      .request(`tanggap-field-${accountId}`, mode, (lock) => {
        if (lock === null) return resolve(undefined)
        // Held until it is given back; another tab that steals it rejects the request below.
        return new Promise<void>((giveBack) => resolve(giveBack))
      })
      .catch(options.taken)
  })
}
