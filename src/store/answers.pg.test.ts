import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { later, MINUTE } from '../domain/time.ts'
import { forgetAnswers, keepAnswer, keptAnswers } from './answers.ts'
import { violated } from './db.ts'
import type { KeptAnswer } from './tickets.ts'

const company = testCompany()

const anAnswer = (key: string): KeptAnswer => ({ key, fingerprint: 'who and what', status: 201, body: '{"number":1}' })

test('an answer is found by its key, as it was', async () => {
  const { tenant, now } = company
  await keepAnswer(tenant, anAnswer('one'), now)
  expect((await keptAnswers(tenant, ['one'])).get('one')).toEqual(anAnswer('one'))
  expect((await keptAnswers(tenant, ['another'])).get('another')).toBeUndefined()
})

test('HTTP-3: a key is kept once', async () => {
  const { tenant, now } = company
  await keepAnswer(tenant, anAnswer('one'), now)
  const again = keepAnswer(tenant, { ...anAnswer('one'), body: 'another' }, now)
  expect(violated(await again.catch((error: unknown) => error))).toBe('idempotency_pkey')
  expect((await keptAnswers(tenant, ['one'])).get('one')).toEqual(anAnswer('one'))
})

test('the same key of a neighbour is another key', async () => {
  await keepAnswer(company.tenant, anAnswer('one'), company.now)
  await company.freshWorkspace()
  expect((await keptAnswers(company.tenant, ['one'])).get('one')).toBeUndefined()
  await keepAnswer(company.tenant, anAnswer('one'), company.now)
  expect(await forgetAnswers(company.tenant, later(company.now, 1))).toBe(1)
})

test('old answers are forgotten: those before the instant, not those at it', async () => {
  const { tenant, now } = company
  await keepAnswer(tenant, anAnswer('old'), later(now, -1))
  await keepAnswer(tenant, anAnswer('young'), now)
  expect(await forgetAnswers(tenant, later(now, -MINUTE))).toBe(0)
  expect(await forgetAnswers(tenant, now)).toBe(1)
  expect((await keptAnswers(tenant, ['old'])).get('old')).toBeUndefined()
  expect((await keptAnswers(tenant, ['young'])).get('young')).toEqual(anAnswer('young'))
})
