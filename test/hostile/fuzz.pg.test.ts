/** The API under thousands of requests drawn from its own document, with a fixed seed: such as fit and such as do not. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { aNumber } from '../support/build.ts'
import { type Operation, operations, unlike } from './document.ts'
import { breaking, fitting, ODD, type Schema } from './drawn.ts'

const SEED = 20_261_121
/** For each call. */
const FITTING = 40
const BREAKING = 40

const app = testApp()
const calls = (await operations()).filter(({ name }) => !name.endsWith('/live'))

beforeEach(async () => {
  await aNumber(app)
})

/** Numbers and slugs that are there, so that more than the looking up is tried. */
const part = (name: string, schema: Schema): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...(name === 'number' ? ['1'] : ['acme', 'support', 'ada', 'default'])) },
    { weight: 1, arbitrary: fitting(schema).map(String) },
  )

function requestOf({ method, path, parameters, body }: Operation, fits: boolean): fc.Arbitrary<[string, unknown]> {
  const draw = fits ? fitting : breaking
  const parts = fc.record(
    Object.fromEntries(
      parameters.filter((each) => each.in === 'path').map(({ name, schema }) => [name, part(name, schema)]),
    ),
  )
  const asked = parameters.filter((each) => each.in === 'query')
  const query = fc.record(Object.fromEntries(asked.map(({ name, schema }) => [name, draw(schema)])), {
    requiredKeys: [],
  })
  const sent = body ? draw(body) : fc.constant(method === 'POST' ? {} : undefined)
  return fc.tuple(parts, query, sent).map(([named, questions, payload]) => {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(String(named[name]))))
    const search = new URLSearchParams(
      Object.entries(questions).map(([name, value]): [string, string] => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    )
    const text = search.size > 0 ? `?${search}` : ''
    return [`${method} ${address}${text}`, payload]
  })
}

/** What `encodeURIComponent` takes. */
const wellFormed = (value: string): string => value.replace(/[\ud800-\udfff]/g, '') || '0'

async function answersAsDocumented(call: Operation, fits: boolean, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(requestOf(call, fits), async ([request, body]) => {
      const answer = await app.send(request, { body })
      expect(answer.status, `${request} ${JSON.stringify(body)}: ${answer.text}`).toBeLessThan(500)
      expect(unlike(call, answer), `${answer.status} ${answer.text}`).toBeUndefined()
    }),
    { seed: SEED, numRuns, endOnFailure: true },
  )
}

describe.each(calls)('HTTP-11: $name', (call) => {
  test('answers what fits as the document says', () => answersAsDocumented(call, true, FITTING))
  test('and what does not', () => answersAsDocumented(call, false, BREAKING))
})

test('HTTP-11: what is sent in place of a body is refused', async () => {
  for (const odd of ODD) {
    const answer = await app.send('POST /api/v1/tickets', { body: odd })
    expect(answer.status, JSON.stringify(odd)).toBe(400)
  }
})
