/** What tests ask of the server's answers: their status and their exact shape. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { Problem } from '../../src/contract/problem.ts'
import type { Sent } from './app.ts'

/** The body of an answer that went well; of the contract's shape, with nothing beside it. */
export function bodyOf<Shape extends z.ZodType>(shape: Shape, { status, body }: Sent, expected = 200): z.output<Shape> {
  expect({ status, body }).toMatchObject({ status: expected })
  const parsed = shape.parse(body)
  expect(parsed).toEqual(body)
  return parsed
}

/** The problem details of an answer that was refused; its head says the same as its body. */
export function problemOf({ status, body, headers }: Sent): Problem {
  expect(headers['content-type']).toMatch(/^application\/problem\+json(;|$)/)
  const problem = Problem.strict().parse(body)
  const { type, title, code } = problem
  expect(problem.status).toBe(status)
  expect(type).toBe(`/problems/${code}`)
  expect(title.toLowerCase()).toBe(code.replaceAll('_', ' '))
  return problem
}
