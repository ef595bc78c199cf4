import { expect, test } from 'vitest'
import { processOutput } from './output.ts'

function stream(facts: { isTTY?: boolean; columns?: number }) {
  const written: string[] = []
  const listeners: ((error: Error) => void)[] = []
  return {
    ...facts,
    written,
    fail: (error: Error) => listeners.map((each) => each(error)),
    write: (text: string) => written.push(text),
    on: (_: 'error', listener: (error: Error) => void) => listeners.push(listener),
  }
}

test('colour and width belong to a terminal, and NO_COLOR takes the colour away', () => {
  const terminal = stream({ isTTY: true, columns: 132 })
  const facts = { isTerminal: true, errorIsTerminal: false, columns: 132 }
  expect(processOutput({ stdout: terminal, stderr: stream({}) }, false)).toMatchObject({ ...facts, colour: true })
  expect(processOutput({ stdout: terminal, stderr: stream({}) }, true)).toMatchObject({ ...facts, colour: false })
  const pipe = processOutput({ stdout: stream({}), stderr: terminal }, false)
  expect(pipe).toMatchObject({ isTerminal: false, errorIsTerminal: true, columns: Infinity, colour: false })
})

test('answers and problems go their own ways', () => {
  const [stdout, stderr] = [stream({}), stream({})]
  const out = processOutput({ stdout, stderr }, false)
  out.stdout('answer')
  out.stderr('problem')
  expect([stdout.written, stderr.written]).toEqual([['answer'], ['problem']])
})

test('a reader who leaves early is no fault, anything else is', () => {
  const stdout = stream({})
  processOutput({ stdout, stderr: stream({}) }, false)
  expect(() => stdout.fail(Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow()
  expect(() => stdout.fail(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full')
})
