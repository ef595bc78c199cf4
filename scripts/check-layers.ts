/** Who may import whom, and where files may lie. One line of `layers` is one line of the table in ARCHITECTURE.md. */
import path from 'node:path'
import { isTest, lineAt, type SourceFile, sourceFiles, withoutComments } from './source-files.ts'

interface Layer {
  /** Other layers it may import. */
  readonly uses: readonly string[]
  /** Packages it may import; `*` is any. */
  readonly packages: readonly string[]
  /** Whether it may import `node:…`. */
  readonly node: boolean
}

const browser = ['react', 'react-dom', 'radix-ui', 'cmdk', '@tanstack/react-query', '@tanstack/react-router']

const layers: Readonly<Record<string, Layer>> = {
  domain: { uses: [], packages: [], node: false },
  contract: { uses: ['domain'], packages: ['zod'], node: false },
  store: { uses: ['domain'], packages: ['kysely', 'pg', 'pg-copy-streams', 'tar-stream'], node: true },
  integrations: {
    uses: ['domain', 'contract'],
    packages: ['zod', 'csv-parse', 'ical.js', 'date-holidays', 'undici', 'openid-client', 'jose', 'nodemailer'],
    node: true,
  },
  actions: { uses: ['domain', 'store'], packages: [], node: false },
  http: {
    uses: ['domain', 'contract', 'store', 'actions'],
    packages: ['fastify', '@fastify', 'fastify-type-provider-zod', 'fast-json-stringify', 'prom-client', 'zod'],
    node: true,
  },
  jobs: { uses: ['domain', 'store', 'actions'], packages: [], node: true },
  cli: { uses: ['domain', 'contract'], packages: ['commander', 'picocolors', 'cli-progress'], node: true },
  local: {
    uses: ['domain', 'contract', 'store', 'integrations', 'actions', 'http', 'jobs', 'cli', 'config.ts'],
    packages: ['*'],
    node: true,
  },
  web: { uses: ['domain', 'contract'], packages: [...browser, '@tanstack/react-virtual'], node: false },
  // The composition root and the one reader of the environment may know everything.
  'main.ts': { uses: ['*'], packages: ['*'], node: true },
  'config.ts': { uses: ['*'], packages: ['*'], node: true },
}

/** Packages that one file of a layer may import though the layer may not. */
const onlyIn: Readonly<Record<string, string>> = {
  'temporal-polyfill': 'src/domain/wall-clock.ts',
  'sanitize-html': 'src/actions/clean-html.ts',
}

const SAYS_NOTHING = /(^|\/)(index|utils?|helpers?|types|common|misc)\.tsx?$/

interface Import {
  readonly from: SourceFile
  readonly target: string
  readonly line: number
}

const IMPORTS =
  /(?:^|[;}\s])(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm

function importsOf(file: SourceFile): Import[] {
  const program = withoutComments(file.text)
  return [...program.matchAll(IMPORTS)].map((found) => {
    const [all, named, called, bare] = found
    return { from: file, target: named ?? called ?? bare ?? '', line: lineAt(program, found.index + all.length) }
  })
}

/** The layer of a path below the root: the folder below src, or the file in it; undefined outside src. */
function layerOf(file: string): string | undefined {
  const [folder, layer] = file.split('/')
  return folder === 'src' ? layer : undefined
}

const isPackage = (target: string, name: string) => target === name || target.startsWith(`${name}/`)
const pageOf = (file: string) => /^src\/web\/pages\/([^/]+)\//.exec(file)?.[1]

function faultOfRelative(from: string, layer: Layer, target: string): string | undefined {
  const to = path.posix.join(path.posix.dirname(from), target)
  const [own, other] = [layerOf(from), layerOf(to)]
  if (isTest(to)) return `imports the test ${to}`
  if (other === undefined) return `imports ${to}, which is not below src`
  const page = pageOf(to)
  if (page !== undefined && pageOf(from) !== undefined && page !== pageOf(from)) return `imports another page, ${page}`
  if (own === other || layer.uses.includes(other) || layer.uses.includes('*')) return undefined
  return `may not import ${other}`
}

function faultOfPackage(from: string, layer: Layer, target: string): string | undefined {
  if (target.startsWith('node:')) return layer.node ? undefined : `may not import ${target}`
  const guarded = Object.entries(onlyIn).find(([name]) => isPackage(target, name))
  if (guarded) return guarded[1] === from ? undefined : `imports ${guarded[0]}, which only ${guarded[1]} may`
  const known = layer.packages.some((name) => name === '*' || isPackage(target, name))
  return known ? undefined : `may not import the package ${target}`
}

function importProblems({ from, target, line }: Import): string[] {
  const layer = layers[layerOf(from.path) ?? '']
  if (!layer) return []
  const fault = target.startsWith('.')
    ? faultOfRelative(from.path, layer, target)
    : faultOfPackage(from.path, layer, target)
  return fault === undefined ? [] : [`${from.path}:${line} ${layerOf(from.path)} ${fault}`]
}

function placeProblems(file: string): string[] {
  const name = layerOf(file.replace(/\.test(\.tsx?)$/, '$1')) ?? ''
  const most = pageOf(file) === undefined ? 2 : 3
  const depth = file.split('/').length - 2
  return [
    ...(name in layers ? [] : [`${file} belongs to no layer; main.ts and config.ts alone lie in src itself`]),
    ...(depth > most ? [`${file} lies ${depth} folders below src; ${most} are enough`] : []),
    ...(SAYS_NOTHING.test(file) ? [`${file} has a name that says nothing; name it after its noun`] : []),
  ]
}

/** What in `root` breaks the table. Tests may import what they test and what they test with. */
export function layerProblems(root: string): string[] {
  const files = sourceFiles(root, ['src'], /\.(ts|tsx)$/).filter(({ path: file }) => !file.endsWith('.d.ts'))
  const programs = files.filter(({ path: file }) => !isTest(file))
  return [
    ...files.flatMap(({ path: file }) => placeProblems(file)),
    ...programs.flatMap(importsOf).flatMap(importProblems),
  ]
}
