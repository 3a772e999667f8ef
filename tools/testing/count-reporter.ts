import type { TestEvent } from 'node:test/reporters'

/** A reporter of node:test that says only how many tests passed and failed, as JSON. Skipped ones are neither. */
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // Files in processes of their own are summed up one by one; the last summary, without a file, is the whole.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue
    const { passed, cancelled, tests, skipped, todo } = event.data.counts
    yield JSON.stringify({ passed, failed: Math.max(tests - passed - skipped - todo, cancelled) })
  }
}
