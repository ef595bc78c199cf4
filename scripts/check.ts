/** Everything that is checked before the tests: `npm run check`, or some of it: `npm run check -- layers spec`. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { docProblems } from './check-docs.ts'
import { layerProblems } from './check-layers.ts'
import { lockfileProblems } from './check-lockfile.ts'
import { specProblems } from './check-spec.ts'
import { wordProblems } from './check-words.ts'

const root = path.join(import.meta.dirname, '..')

/** Lines of one check that are shown; a broken tree need not fill the screen. */
const SHOWN = 40

interface Check {
  readonly name: string
  /** What is wrong, a line each; nothing when all is well. */
  readonly run: () => readonly string[]
}

/** A program of node_modules, by its name or the path of its script; its output is what is wrong when it fails. */
function tool(name: string, script: string, ...args: string[]): Check {
  const run = () => {
    const done = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, encoding: 'utf8' })
    if (done.status === 0) return []
    return `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`.trimEnd().split('\n')
  }
  return { name, run }
}

const own = (name: string, problems: (root: string) => string[]): Check => ({ name, run: () => problems(root) })
const types = (name: string, project: string) =>
  tool(name, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', project)
const script = (name: string, file: string, ...args: string[]): Check[] =>
  existsSync(path.join(root, file)) ? [tool(name, 'node_modules/tsx/dist/cli.mjs', file, ...args)] : []

const checks: readonly Check[] = [
  tool('biome', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off'),
  types('types', 'tsconfig.json'),
  types('types of the domain', 'src/domain/tsconfig.json'),
  types('types of the web', 'src/web/tsconfig.json'),
  own('layers', layerProblems),
  tool('knip', 'node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  own('spec', specProblems),
  own('words', wordProblems),
  own('docs', docProblems),
  ...script('schema', 'scripts/generate-schema.ts', '--check'),
  own('lockfile', lockfileProblems),
]

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name))
if (chosen.length < wanted.length) {
  process.stderr.write(`There is no such check. Choose from: ${checks.map(({ name }) => name).join(', ')}.\n`)
  process.exitCode = 2
}
for (const { name, run } of chosen) {
  const started = performance.now()
  const problems = run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(20)} ${seconds.padStart(5)} s\n`)
  for (const problem of problems.slice(0, SHOWN)) process.stdout.write(`     ${problem}\n`)
  if (problems.length > SHOWN) process.stdout.write(`     … and ${problems.length - SHOWN} more lines\n`)
  if (problems.length > 0) process.exitCode = 1
}
