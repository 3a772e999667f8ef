/** `J, T, 7, K, 3, M`: one sign at a time, for the telephone. */
export function spelled(text: string): string {
  return [...text.replace(/[^0-9A-Z]/g, '')].join(', ')
}
