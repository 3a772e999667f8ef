/** Clock skew beyond which a visit is flagged, never refused: minutes. */
export const flaggedSkewMinutes = 10

/**
 * The offset of the device's clock against the office's, estimated from one exchange: milliseconds to
 * add to device time. Half of the round trip is taken as the way out (Cristian's algorithm, 1989).
 */
export function clockOffset(deviceSent: number, serverReceived: number, roundTrip: number): number {
  return serverReceived - roundTrip / 2 - deviceSent
}
