import { writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** How many tests `npm test` did not hand to this run, because the machine lacks what they need. */
const leftOut = Number(process.env.TOPLINE_TESTS_LEFT_OUT ?? 0)

/**
 * Ends a run with the one plain line that CI reads: `tests: 21 passed, 0 failed, 0 skipped`.
 * It is written while the process exits, behind everything that other reporters and clean-ups print.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const count = (state: string) => states.filter((each) => each === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length
    const failed = count('failed') + broken + unhandled.length
    const skipped = count('skipped') + count('pending') + leftOut
    const line = `tests: ${count('passed')} passed, ${failed} failed, ${skipped} skipped\n`
    process.once('exit', () => writeSync(1, line))
  }
}
