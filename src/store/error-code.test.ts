import { expect, test } from 'vitest'
import { isAway } from './error-code.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more })

test.each([
  coded('ECONNREFUSED'),
  coded('ECONNRESET'),
  coded('57P01'),
  coded('57P02'),
  coded('57P03'),
  coded('08006'),
  coded('08P01'),
  coded('53300'),
  coded('ENOENT', { syscall: 'connect' }),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  new Error('Connection terminated due to connection timeout'),
  new Error('Cannot use a pool after calling end on the pool'),
])('%s $code says that the database is away', (error) => expect(isAway(error)).toBe(true))

test.each([
  coded('ENOENT', { syscall: 'open' }),
  coded('23505'),
  coded('57014'),
  coded('40P01'),
  new Error('a bug'),
  'text',
  undefined,
])('%s $code is something else', (error) => expect(isAway(error)).toBe(false))
