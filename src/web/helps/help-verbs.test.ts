import { describe, expect, it } from 'vitest'
import { may, type Permission } from '../../domain/access/permissions.ts'
import type { HelpState } from '../../domain/flow/flow.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { helpVerbs } from './help-verbs.ts'

const as = (role: Role) => (permission: Permission) => may({ role, scopes: null }, permission)
const around = { you: 'eve', owner: 'mara', closed: false, waits: true }
const verbs = (state: HelpState, role: Role, facts: Partial<typeof around> = {}, takenBy: string | null = null) =>
  helpVerbs({ state, by: 'mara', takenBy }, { ...around, waits: state === 'asked', ...facts }, as(role))

describe('what is offered for a help request', () => {
  it('is to take, answer, send back and move it, for engineering', () => {
    expect(verbs('asked', 'engineering')).toEqual(['take', 'answer', 'bounce', 'move'])
    expect(verbs('taken', 'engineering', {}, 'eve')).toEqual(['answer', 'bounce'])
    expect(verbs('taken', 'engineering', {}, 'kim')).toEqual(['answer', 'bounce'])
    expect(verbs('bounced', 'engineering')).toEqual(['answer'])
  })

  it('is to complete and withdraw it, for the owner of the ticket', () => {
    expect(verbs('bounced', 'customer_engineer', { owner: 'eve' })).toEqual(['complete', 'withdraw'])
    expect(verbs('asked', 'customer_engineer', { owner: 'eve' })).toEqual(['withdraw'])
    expect(verbs('asked', 'customer_engineer')).toEqual([])
  })

  it('is to take it over, for a lead', () => {
    expect(verbs('taken', 'lead', {}, 'kim')).toContain('take')
  })

  it('is little once the ticket is closed, and nothing once it has ended', () => {
    expect(verbs('asked', 'engineering', { closed: true })).toEqual(['answer'])
    expect(verbs('answered', 'owner')).toEqual([])
    expect(verbs('asked', 'viewer')).toEqual([])
  })
})
