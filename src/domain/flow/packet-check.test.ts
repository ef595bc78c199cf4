import { expect, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import { startingPolicies } from '../../local/policy-files.ts'
import type { FormField } from '../intake/document.ts'
import { HAND_OFF_KINDS } from './flow.ts'
import { packetSlug } from './packet.ts'
import { checkPacket } from './packet-check.ts'

const field: FormField = { id: 'context', label: 'Context', type: 'long_text', needed: 'to_send' }
const packet = (...fields: readonly FormField[]) => ({ name: 'P', about: 'A.', fields })

test('HOF-1: a packet asks for something, and fills nothing of the ticket', () => {
  expect(() => checkPacket(packet(field))).not.toThrow()
  expect(refused(() => checkPacket(packet({ ...field, needed: 'no' }))).message).toContain('may all stay empty')
  expect(refused(() => checkPacket(packet({ ...field, fills: 'area' }))).message).toContain('A packet fills nothing')
})

test('HOF-1: a packet ships for each kind of hand-off', () => {
  const slugs = startingPolicies().flatMap(({ name, slug }) => (name === 'packet' ? [slug] : []))
  expect(slugs).toEqual(expect.arrayContaining(HAND_OFF_KINDS.map(packetSlug)))
})
