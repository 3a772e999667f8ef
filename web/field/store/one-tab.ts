/**
 * One tab writes and sends. `taken` is called when another tab takes over (by `takeOver`).
 *
 * @returns whether this tab has it; where the browser knows no locks, one tab is taken on trust.
 */
export async function becomeTheTab(
  accountId: string,
  options: { readonly takeOver: boolean; readonly taken: () => void },
): Promise<boolean> {
  if (!('locks' in navigator)) return true
  return new Promise((resolve) => {
    const mode = options.takeOver ? { steal: true } : { ifAvailable: true }
    navigator.locks
      .request(`tanggap-field-${accountId}`, mode, (lock) => {
        resolve(lock !== null)
        // Held as long as the page lives; another tab that steals it rejects the request below.
        return lock === null ? undefined : new Promise<void>(() => undefined)
      })
      .catch(options.taken)
  })
}
