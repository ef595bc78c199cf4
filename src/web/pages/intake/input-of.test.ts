import { describe, expect, test } from 'vitest'
import { OpenTicket } from '../../../contract/open-ticket.ts'
import { inputOf, segmentOf } from './input-of.ts'
import { BLANK } from './use-intake-draft.ts'

const presales = { kind: 'presales' } as Parameters<typeof inputOf>[2]

describe('INT-7: what the screen sends', () => {
  test('the answers of the chosen form alone, and nothing that was not said', () => {
    const draft = { ...BLANK, answers: { presales: { summary: 'It fails' }, task: { task: 'x' } } }
    const input = inputOf(draft, 'presales', presales)
    expect(input).toEqual({
      form: { slug: 'presales', answers: { summary: 'It fails' } },
      channel: 'form',
      account: null,
      contact: null,
      segment: 'presales',
    })
    expect(OpenTicket.safeParse(input).success).toBe(true)
  })

  test('an account brings its segment', () => {
    const account = { slug: 'acme', name: 'Acme', segment: 'enterprise' } as const
    const draft = { ...BLANK, account, contactName: ' Bo ', contactEmail: 'bo@acme.example', team: 'engineering' }
    expect(inputOf(draft, 'presales', presales)).toEqual({
      form: { slug: 'presales', answers: {} },
      channel: 'form',
      account: 'acme',
      contact: { name: 'Bo', email: 'bo@acme.example' },
      team: 'engineering',
    })
  })

  test.each([
    ['presales', 'presales'],
    ['task', 'internal'],
    ['problem', 'free'],
  ] as const)('without one, a %s is %s until somebody says otherwise', (kind, segment) => {
    expect(segmentOf(BLANK, { kind })).toBe(segment)
    expect(segmentOf({ segment: 'team' }, { kind })).toBe('team')
  })
})
