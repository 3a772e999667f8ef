/**
 * Two who wait for each other (PostgreSQL's class 40), a connection or a server that ends (08, 57): nothing about
 * the work itself. The transaction is given up whole and the work comes again; it must not end in quarantine.
 */
export function isOfTheMoment(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
  return code === undefined ? isConnectionLoss(fault) : /^(08|40|57|53)|^E[A-Z]+$/.test(code)
}

/** The driver's own words for a connection that ended; it gives them no code. */
function isConnectionLoss(fault: object): boolean {
  return 'message' in fault && /connection (was )?terminated|not queryable/i.test(String(fault.message))
}
