import { describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '../domain/refusal.ts'
import { accessText, refusedText } from './access-text.ts'

describe('why nobody was signed in', () => {
  it('is told for every code of the provider’s return', () => {
    const codes = REFUSAL_CODES.filter((code) =>
      /^(no_provider|provider_|not_invited|state_unknown|link_used)/.test(code),
    )
    expect(codes.length).toBeGreaterThanOrEqual(7)
    for (const code of codes.filter((each) => !each.startsWith('provider_unchanged'))) {
      expect(refusedText(code), code).not.toBe(accessText.signIn.refusedElse)
    }
  })

  it('is told in general for what no table knows, be it written by hand', () => {
    for (const code of ['', 'unheard_of', 'constructor', '<b>']) {
      expect(refusedText(code)).toBe(accessText.signIn.refusedElse)
    }
  })
})
