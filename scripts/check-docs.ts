/** What other layers call says what it does. */
import { isTest, sourceFiles } from './source-files.ts'

const EXPORTED =
  /^export (?:async )?(?:function\*? (\w+)|class (\w+)|const (\w+) = (?:async )?(?:<.*>)?\((?:.*=>|.*\{$|$))/

/** A function that is one line, and whose types say all, needs no words. */
const ONE_LINE = /^export const \w+ = .*=> .*[^{([,]$/

/** Exported functions and classes of the inner layers without a doc comment right above them. */
export function docProblems(root: string): string[] {
  const inner = ['domain', 'contract', 'store', 'actions'].map((layer) => `src/${layer}`)
  const files = sourceFiles(root, inner, /\.tsx?$/).filter(({ path }) => !isTest(path))
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, index) => {
      const [, ...names] = EXPORTED.exec(line) ?? []
      const name = names.find((each) => each !== undefined)
      const told = lines[index - 1]?.trimEnd().endsWith('*/') || ONE_LINE.test(line)
      return name === undefined || told ? [] : [`${path}:${index + 1} ${name} has no doc comment`]
    })
  })
}
