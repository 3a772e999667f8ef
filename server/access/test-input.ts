/** Input for a route, made from what the API document says it takes. For tests that ask every route. */

/** An id that nothing bears. */
export const nobodysId = '018f0000-0000-7000-8000-000000000000'

export interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly minItems?: number
  readonly maxLength?: number
}

export interface Operation {
  readonly query: readonly string[]
  readonly body: Schema | undefined
}

/** What a route takes, as the API document says. */
export function schemasOf(document: object): Map<string, Operation> {
  const found = new Map<string, Operation>()
  const paths: Record<string, Record<string, never>> = 'paths' in document ? Object(document.paths) : {}
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries<{
      parameters?: { in: string; name: string }[]
      requestBody?: { content?: Record<string, { schema: Schema }> }
    }>(methods))
      found.set(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, {
        query: (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
        body: operation.requestBody?.content?.['application/json']?.schema,
      })
  return found
}

/** A value the schema takes, with the nasty text wherever a text may stand. */
export function sampleOf(schema: Schema, text: string, id = nobodysId): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, text, id)
  if (schema.format === 'uuid') return id
  if (schema.format === 'date-time') return '2025-03-10T02:00:00Z'
  if (schema.pattern) return patterned(schema.pattern)
  switch ([schema.type].flat()[0]) {
    case 'string':
      return text.slice(0, schema.maxLength ?? 10_000)
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1)
    case 'boolean':
      return true
    case 'array':
      return [sampleOf(schema.items ?? {}, text, id)]
    case 'object': {
      const own = Object.entries(schema.properties ?? {}).map(([key, inner]) => [
        key,
        sampleOf(inner, text, id),
      ])
      const extra =
        typeof schema.additionalProperties === 'object'
          ? [[text.slice(0, 40), sampleOf(schema.additionalProperties, text, id)]]
          : []
      return Object.fromEntries([...own, ...extra])
    }
    default:
      return { [text.slice(0, 20)]: [text, Number.MAX_SAFE_INTEGER, { a: text }] }
  }
}

function patterned(pattern: string): string {
  const samplesOf = [
    '3320112013',
    'a'.repeat(64),
    '2025-03',
    '2025-03-10',
    '1',
    '3399011203700001',
    '',
    'AAAA',
  ]
  return samplesOf.find((one) => new RegExp(pattern).test(one)) ?? 'x'
}
