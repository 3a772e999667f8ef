/** A rule in an address: a dot there would name a file. */
export function ruleAddress(intakeId: string, code: string): string {
  return `/intakes/${intakeId}/bench/${code.replaceAll('.', '-')}`
}

export function ruleIn(segment: string): string {
  return segment.replaceAll('-', '.')
}
