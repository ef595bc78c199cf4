/** Rules of docs/spec and the tests that prove them name each other. */
import { isTest, sourceFiles, withoutComments } from './source-files.ts'

const STATED = /\*\*([A-Z]{2,6}-\d+)\*\*/g
const NAMED = /\b([A-Z]{2,6}-\d+)\b/g

const idsIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, id = '']) => id)
const familyOf = (id: string) => id.replace(/-\d+$/, '')

/** Every rule has a test that names it, outside comments; every rule named in code or a test is stated, and once. */
export function specProblems(root: string): string[] {
  const spec = sourceFiles(root, ['docs/spec'], /\.md$/)
  const stated = spec.flatMap(({ path, text }) => idsIn(text, STATED).map((id) => ({ id, path })))
  const rules = new Set(stated.map(({ id }) => id))
  const families = new Set([...rules].map(familyOf))
  const code = sourceFiles(root, ['src', 'test', 'scripts', 'bench', 'migrations'], /\.(ts|tsx|sql)$/)
  const tests = code.filter(({ path }) => isTest(path))
  const tested = new Set(tests.flatMap(({ text }) => idsIn(withoutComments(text), NAMED)))
  const twice = stated.filter(({ id }, index) => stated.findIndex((other) => other.id === id) < index)
  return [
    ...twice.map(({ id, path }) => `${path} states ${id} a second time`),
    ...stated.filter(({ id }) => !tested.has(id)).map(({ id, path }) => `${path} states ${id}, but no test names it`),
    ...code.flatMap(({ path, text }) =>
      [...new Set(idsIn(text, NAMED))]
        .filter((id) => families.has(familyOf(id)) && !rules.has(id))
        .map((id) => `${path} names ${id}, which docs/spec does not state`),
    ),
  ]
}
