import { describe, expect, it } from 'vitest'
import { secretIn, startPath } from './sign-in-address.ts'

describe('a one-time link', () => {
  it('has its secret after the #', () => {
    expect(secretIn('#tll_AbC-_9')).toBe('tll_AbC-_9')
    expect(secretIn('tll_AbC')).toBe('tll_AbC')
  })

  it('has none when it is something else', () => {
    for (const hash of ['', '#', '#tlp_abc', '#clocks', '#tll_']) expect(secretIn(hash)).toBeUndefined()
  })
})

it('the start at the provider keeps its own question', () => {
  expect(startPath('/api/v1/sign-in/provider?workspace=demo', '/tickets/1?a=b')).toBe(
    '/api/v1/sign-in/provider?workspace=demo&returnTo=%2Ftickets%2F1%3Fa%3Db',
  )
})
