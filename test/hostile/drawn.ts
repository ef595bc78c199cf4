/** Inputs drawn from the schemas of the API's own document: such as fit, and such as do not. */
import fc from 'fast-check'

export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly propertyNames?: Schema
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** Texts stay short: long ones are tried apart. */
const LONGEST = 60

function text({ pattern, format, minLength = 0, maxLength = LONGEST }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    return fc
      .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString())
  }
  if (format === 'date') return fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`)
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.stringMatching(/^[a-z]{1,10}@[a-z]{1,10}\.[a-z]{2,3}$/)
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)) }
  return fc.oneof(fc.string(size), fc.string({ ...size, unit: 'grapheme' }))
}

function object({
  properties = {},
  required = [],
  additionalProperties,
  propertyNames,
}: Schema): fc.Arbitrary<unknown> {
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object') {
    const names = propertyNames ? fitting(propertyNames).map(String) : fc.string({ maxLength: 20 })
    return fc.dictionary(names, fitting(additionalProperties), { maxKeys: 4 })
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, fitting(each)]))
  return fc.record(fields, { requiredKeys: [...required].filter((name) => name in fields) })
}

const range = ({ minimum, maximum }: Schema) => ({
  min: Math.max(minimum ?? -1_000, Number.MIN_SAFE_INTEGER),
  max: Math.min(maximum ?? Math.max(minimum ?? 0, 0) + 1_000, Number.MAX_SAFE_INTEGER),
})

const OF_TYPE: Readonly<Record<string, (schema: Schema) => fc.Arbitrary<unknown>>> = {
  string: text,
  integer: (schema) => fc.integer(range(schema)),
  number: (schema) => fc.double({ ...range(schema), noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {}, minItems = 0, maxItems = 3 }) =>
    fc.array(fitting(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) }),
  object,
}

/** A value that fits `schema`. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting))
  const types = [schema.type ?? 'object'].flat()
  return fc.oneof(...types.map((type) => (OF_TYPE[type] ?? (() => fc.anything()))(schema)))
}

/** What fits no field: other types, edges, and what people try. */
export const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  -0,
  '',
  ' ',
  'null',
  '\u0000',
  '\ud83d',
  '\u202etxt.exe',
  '../../../etc/passwd',
  "'; drop table ticket; --",
  '<script>alert(1)</script>',
  '{{7*7}}<%= 7*7 %>',
  'a\r\nset-cookie: a=b',
  'x'.repeat(5_000),
  '9999-99-99T99:99:99Z',
  '0000-00-00',
  [],
  [[[[[]]]]],
  {},
  { $gt: '' },
  { toString: 'no' },
  { constructor: { prototype: { polluted: true } } },
]

const wrecked = (value: unknown): fc.Arbitrary<unknown> => {
  const odd = fc.constantFrom(...ODD)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return odd
  const names = Object.keys(value)
  const extra = fc.constantFrom('__proto__', 'constructor', 'workspace', 'workspace_id', 'id', 'role', 'x')
  const other = fc.tuple(names.length > 0 ? fc.constantFrom(...names) : extra, odd)
  return fc.oneof(
    odd,
    other.map(([name, each]) => ({ ...value, [name]: each })),
    fc
      .tuple(extra, odd)
      .map(
        ([name, each]) =>
          JSON.parse(
            JSON.stringify({ ...value }).replace(
              /^\{/,
              `{"${name}":${JSON.stringify(each)}${names.length > 0 ? ',' : ''}`,
            ),
          ) as unknown,
      ),
    fc.constant(Object.fromEntries(Object.entries(value).slice(1))),
  )
}

/** A value that was drawn to fit and then broken somewhere; now and then it still fits. */
export const breaking = (schema: Schema): fc.Arbitrary<unknown> => fitting(schema).chain(wrecked)
