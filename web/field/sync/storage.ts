/** How much room the browser grants, and whether it promised not to clear it by itself; absent where it does not say. */
export async function storageGranted(): Promise<
  { usedBytes: number; quotaBytes: number; persisted: boolean } | undefined
> {
  const [estimate, persisted] = await Promise.all([
    navigator.storage?.estimate?.().catch(() => undefined),
    navigator.storage?.persisted?.().catch(() => false),
  ])
  if (estimate?.usage === undefined || estimate.quota === undefined) return undefined
  return { usedBytes: estimate.usage, quotaBytes: estimate.quota, persisted: persisted === true }
}
