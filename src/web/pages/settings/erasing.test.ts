import { expect, it } from 'vitest'
import { isNothing, sameAddress } from './erasing.ts'

const none = { names: [], tickets: [], events: 0, messages: 0, files: 0, elsewhere: 0, sessions: 0 }

it('an address is confirmed in any case', () => {
  expect(sameAddress(' Ben@Acme.example', 'ben@acme.example')).toBe(true)
  expect(sameAddress('ben@acme.example', 'bert@acme.example')).toBe(false)
})

it('somebody of whom only a session is kept is not nobody', () => {
  expect(isNothing(none)).toBe(true)
  expect(isNothing({ ...none, sessions: 1 })).toBe(false)
})
