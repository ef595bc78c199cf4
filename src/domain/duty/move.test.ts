import { describe, expect, test } from 'vitest'
import { always, away, BERLIN, PACIFIC, peopleOf, person, SYDNEY } from '../../../test/support/duty.ts'
import { HOUR, instant } from '../time.ts'
import { attentionAt, type MoveQuestion, moveAdvice } from './move.ts'

const people = peopleOf(
  person('ann', { hours: BERLIN }),
  person('bea', { hours: BERLIN }),
  person('cal', { hours: PACIFIC }),
  person('dan', { hours: PACIFIC }),
  person('eve', { hours: SYDNEY }),
)
/** Three in the night in California, noon in Berlin, evening in Sydney. */
const NOON = instant('2024-06-03T10:00Z')
/** Berlin sleeps; California is at work. */
const EVENING = instant('2024-06-03T19:00Z')

const question = (more: Partial<MoveQuestion> = {}): MoveQuestion => ({
  priority: 'p1',
  region: 'AMER',
  answered: true,
  progressing: true,
  customerAsks: false,
  ...more,
})
const advice = (more: Partial<MoveQuestion> = {}, at = NOON) =>
  moveAdvice(question(more), attentionAt(people, 'support', at))

describe('DUT-17, TV-73: p1 held in the wrong region → propose move; p2 progressing → keep unless the customer asks', () => {
  test('TV-73: p1 and p0 held where everybody sleeps go where there is the most direct attention', () => {
    expect(advice()).toEqual({
      move: 'propose',
      to: 'EMEA',
      firstResponseFirst: false,
      askCustomer: false,
      because: 'It is p1, and nobody in AMER is at work. EMEA gives the most direct attention: 2 at work now.',
    })
    expect(advice({ priority: 'p0', region: 'EMEA' }, EVENING)).toMatchObject({ move: 'propose', to: 'AMER' })
  })

  test('TV-73: a new one is answered first, so that its promise is kept', () => {
    expect(advice({ answered: false })).toMatchObject({ move: 'propose', firstResponseFirst: true })
  })

  test('TV-73: p2 and p3 that progress stay, unless the customer asks', () => {
    for (const priority of ['p2', 'p3'] as const) {
      expect(advice({ priority })).toMatchObject({ move: 'keep' })
      expect(advice({ priority, customerAsks: true })).toMatchObject({ move: 'propose', to: 'EMEA' })
      expect(advice({ priority, progressing: false })).toMatchObject({ move: 'propose', to: 'EMEA' })
    }
  })
})

describe('DUT-16: what stays', () => {
  test('where somebody of its region is at work', () => {
    expect(advice({ region: 'EMEA' })).toEqual({
      move: 'keep',
      because: 'Somebody in EMEA is at work, so it has direct attention where it is.',
    })
    expect(advice({ region: 'EMEA', priority: 'p2', progressing: false })).toMatchObject({ move: 'keep' })
  })

  test('what is not triaged, what nobody holds, and what nobody else could take', () => {
    expect(advice({ priority: null })).toMatchObject({ move: 'keep' })
    expect(advice({ region: null })).toBeNull()
    const saturday = instant('2024-06-08T12:00Z')
    expect(advice({}, saturday)).toEqual({
      move: 'keep',
      because: 'Nobody of the team is at work in another region now.',
    })
  })
})

describe('DUT-15: the most direct attention', () => {
  test('is the most time at work in the next four hours; who is away gives none', () => {
    const given = peopleOf(
      ...[...people.values()].map((each) =>
        each.handle === 'bea' ? { ...each, absences: [away('2024-06-03', '2024-06-03', 'ann')] } : each,
      ),
    )
    expect(attentionAt(given, 'support', NOON)).toEqual([
      { region: 'EMEA', atWork: ['ann'], ahead: 4 * HOUR },
      { region: 'AMER', atWork: [], ahead: 0 },
      { region: 'APAC', atWork: [], ahead: 0 },
    ])
    expect(attentionAt(given, 'another team', NOON).every(({ atWork }) => atWork.length === 0)).toBe(true)
  })

  test('when two give as much, the customer is asked', () => {
    const given = peopleOf(person('ann', { hours: always('EMEA') }), person('eve', { hours: always('APAC') }))
    const found = moveAdvice(question(), attentionAt(given, 'support', NOON))
    expect(found).toMatchObject({ move: 'propose', to: 'EMEA', askCustomer: true })
  })
})
