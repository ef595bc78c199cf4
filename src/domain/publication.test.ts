import { describe, expect, test } from 'vitest'
import { shippedPolicies } from '../../test/support/policies.ts'
import { NOON } from '../../test/support/tickets.ts'
import type { OwnHours } from './calendar/document.ts'
import {
  type Draft,
  drafted,
  followerOf,
  gathered,
  heldAt,
  newestOf,
  type Publication,
  versionsOf,
  withVersion,
} from './publication.ts'
import type { Refusal } from './refusal.ts'
import { DAY, instantOf, later } from './time.ts'

const office: OwnHours = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'] },
  holidays: [],
  overrides: [],
}

const BEGINNING = instantOf(0)
const first: Publication = {
  name: 'calendar',
  slug: 'office',
  version: 1,
  effectiveFrom: BEGINNING,
  publishedAt: BEGINNING,
  document: office,
}
const known = gathered([first])
const draft: Draft = { name: 'calendar', slug: 'office', document: office, effectiveFrom: undefined }
const at = { now: NOON, publishedAt: later(NOON, 3_000) }

function refusalOf(work: () => unknown): Pick<Refusal, 'code' | 'details'> | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    const { code, details } = error as Refusal
    return { code, details }
  }
}

describe('POL-7: the next version', () => {
  test('takes effect when it is known, unless it is told to later', () => {
    expect(drafted(known, draft, at)).toMatchObject({
      version: 2,
      effectiveFrom: at.publishedAt,
      publishedAt: at.publishedAt,
    })
    expect(drafted(known, { ...draft, effectiveFrom: later(NOON, DAY) }, at).effectiveFrom).toBe(later(NOON, DAY))
  })

  test('takes effect no earlier than it is known', () => {
    expect(drafted(known, { ...draft, effectiveFrom: NOON }, at).effectiveFrom).toBe(at.publishedAt)
  })

  test('takes effect at once no earlier than one that did so before it', () => {
    const before = withVersion(known, drafted(known, draft, at))
    const moment = { now: later(NOON, -5), publishedAt: later(NOON, 2_995) }
    expect(drafted(before, draft, moment)).toMatchObject({ version: 3, effectiveFrom: at.publishedAt })
  })

  test('of a document that nobody knows is the first', () => {
    expect(drafted(known, { ...draft, slug: 'shop' }, at).version).toBe(1)
    expect(drafted(known, { ...draft, name: 'contract', slug: 'office' }, at).version).toBe(1)
  })

  test('is refused in the past', () => {
    const past = { ...draft, effectiveFrom: later(NOON, -1) }
    expect(refusalOf(() => drafted(known, past, at))).toEqual({
      code: 'policy_in_past',
      details: { place: 'effectiveFrom' },
    })
  })

  test('holds until a planned one does, and takes its place at the same instant', () => {
    const planned = withVersion(known, drafted(known, { ...draft, effectiveFrom: later(NOON, DAY) }, at))
    const before = drafted(planned, draft, at)
    expect(before).toMatchObject({ version: 3, effectiveFrom: at.publishedAt })
    const both = versionsOf(withVersion(planned, before), draft)
    expect(both.map(({ version }) => version)).toEqual([1, 3, 2])
    expect(heldAt(both, later(NOON, DAY - 1))?.version).toBe(3)
    expect(followerOf(both, before.effectiveFrom)?.version).toBe(2)
    const instead = drafted(planned, { ...draft, effectiveFrom: later(NOON, DAY) }, at)
    expect(instead.version).toBe(3)
    expect(versionsOf(withVersion(planned, instead), draft).map(({ version }) => version)).toEqual([1, 2, 3])
  })
})

describe('what is gathered', () => {
  test('is oldest first, by the start and then by the version', () => {
    const of = (version: number, days: number) => ({ ...first, version, effectiveFrom: later(NOON, days * DAY) })
    const versions = versionsOf(gathered([of(3, 2), of(1, 0), of(2, 2)]), first)
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
  })

  test('keeps the objects that a further version does not touch', () => {
    const before = shippedPolicies()
    const after = withVersion(before, {
      ...first,
      name: 'contract',
      slug: 'acme',
      document: { name: 'Acme', rules: [] },
    })
    expect(after.book).toBe(before.book)
    expect(after.sla).toBe(before.sla)
    expect(before.contracts).toEqual({})
    expect(Object.keys(after.contracts)).toEqual(['acme'])
  })

  test('knows nothing of a slug that every object has', () => {
    expect(versionsOf(known, { name: 'calendar', slug: 'constructor' })).toEqual([])
    expect(newestOf([])).toBeUndefined()
    const odd = withVersion(known, { ...first, slug: 'constructor' })
    expect(versionsOf(odd, { name: 'calendar', slug: 'constructor' })).toHaveLength(1)
  })

  test('is under its name', () => {
    const of = (name: Publication['name']) => gathered([{ ...first, name, slug: 'x' }])
    expect(of('order').order).toHaveLength(1)
    expect(of('sla').sla).toHaveLength(1)
    expect(of('closing').closing).toHaveLength(1)
    expect(Object.keys(of('contract').contracts)).toEqual(['x'])
    expect(Object.keys(of('calendar').book.calendars)).toEqual(['x'])
    expect(Object.keys(of('holidays').book.holidays)).toEqual(['x'])
  })
})
