import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPlace, placesOf, replaced, stretchesOf } from './places.ts'

const BODY = 'Hi {{contact.first_name}}, {{what}} and {{next_step}}.'
const said = (span: { start: number; end: number } | undefined) => span && BODY.slice(span.start, span.end)

test('WRI-12: Tab goes from place to place, and leaves the text after the last', () => {
  const [first, second, third] = placesOf(BODY)
  expect(said(nextPlace(BODY, { start: 0, end: 0 }, false))).toBe('{{contact.first_name}}')
  expect(nextPlace(BODY, first ?? { start: 0, end: 0 }, false)).toEqual(second)
  expect(nextPlace(BODY, second ?? { start: 0, end: 0 }, false)).toEqual(third)
  expect(nextPlace(BODY, third ?? { start: 0, end: 0 }, false)).toBeUndefined()
})

test('WRI-12: Shift and Tab go back, and leave the text before the first', () => {
  const [first, second] = placesOf(BODY)
  expect(nextPlace(BODY, second ?? { start: 0, end: 0 }, true)).toEqual(first)
  expect(nextPlace(BODY, first ?? { start: 0, end: 0 }, true)).toBeUndefined()
  expect(nextPlace('no places', { start: 3, end: 3 }, true)).toBeUndefined()
})

test('what is meant as it stands is no place to go to', () => {
  expect(placesOf('{{ .Values.x }} and {{}} and {{What}}')).toEqual([])
})

test('a replacement leaves the rest as it is', () => {
  expect(replaced(BODY, { start: 3, end: 25 }, 'Kim')).toBe('Hi Kim, {{what}} and {{next_step}}.')
})

test('stretches make the whole text again, whatever is marked', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  const whole = fc.property(fc.string(), fc.array(span), (body, spans) => {
    const stretches = stretchesOf(
      body,
      spans.map((at) => ({ at, mark: 'loaded' })),
    )
    expect(stretches.map(({ text }) => text).join('')).toBe(body)
  })
  fc.assert(whole)
})
