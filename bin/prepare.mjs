/** Makes a checkout ready to run: packages from the lockfile, the built server and the built web app. Plain Node only. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = path.join(import.meta.dirname, '..')
const mainProgram = path.join(root, 'dist/server/main.js')

const isTest = (name) => /\.(test|e2e)\.tsx?$/.test(name)
const inWeb = (file) => path.relative(root, file) === path.join('src', 'web')
const shared = ['package-lock.json', 'tsconfig.base.json']

/** What is built, from which sources, and how. A build is stale when a source is newer than its stamp. */
const builds = [
  {
    label: 'Building the server',
    stamp: 'dist/.server-built',
    product: 'dist/server/main.js',
    sources: [...shared, 'tsconfig.build.json', 'src'],
    skip: inWeb,
    async make() {
      rmSync(path.join(root, 'dist/server'), { recursive: true, force: true })
      await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
    },
  },
  {
    label: 'Building the web app',
    stamp: 'dist/.web-built',
    product: 'dist/web/index.html',
    sources: [...shared, 'vite.config.ts', 'src/web', 'src/domain', 'src/contract'],
    skip: () => false,
    make: () => runTool('vite/bin/vite.js', ['build', '--outDir', path.join(root, 'dist/web'), '--emptyOutDir']),
  },
]

/** A command failed; its output is the message. */
class StepFailed extends Error {}

/**
 * Does what is missing or stale, one line of progress each, and nothing (in some milliseconds) when all is fresh.
 * Returns false, with the reason printed, when a step failed.
 */
export async function prepare() {
  try {
    if (packagesAreStale()) await step('Installing packages', installPackages)
    for (const build of builds) {
      if (isStale(build)) await step(build.label, () => makeAndStamp(build))
    }
    return true
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    process.stderr.write(`${error.message.trim()}\n`)
    return false
  }
}

/** Becomes the program, as if it had been started with these arguments: its signals and exit codes are its own. */
export async function runProgram(args) {
  process.argv = [process.execPath, mainProgram, ...args]
  await import(pathToFileURL(mainProgram).href)
}

/** Runs `work` under one line on the error output that ends with how long it took. */
export async function step(label, work) {
  const begun = performance.now()
  const live = process.stderr.isTTY
  const seconds = (digits) => `${((performance.now() - begun) / 1000).toFixed(digits)} s`
  const ticking = live && setInterval(() => process.stderr.write(`\r${label} … ${seconds(0)}`), 1000)
  process.stderr.write(`${label} … `)
  try {
    const result = await work()
    process.stderr.write(live ? `\r\x1b[K${label} … ${seconds(1)}\n` : `${seconds(1)}\n`)
    return result
  } catch (error) {
    process.stderr.write(`failed after ${seconds(1)}\n`)
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/** Runs a command quietly. @throws StepFailed with all its output */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
    child.on('error', (error) => reject(new StepFailed(`${command} could not be started: ${error.message}`)))
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new StepFailed(output))))
  })
}

function runTool(file, args) {
  return run(process.execPath, [path.join(root, 'node_modules', file), ...args])
}

function packagesAreStale() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  return !existsSync(installed) || changedAt(installed) < changedAt(path.join(root, 'package-lock.json'))
}

async function installPackages() {
  // The tools that build are development packages, which NODE_ENV=production would leave out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('npm-cli.js')) await run(process.execPath, [npm, ...args])
  else await run('npm', args, { shell: process.platform === 'win32' })
}

function isStale({ stamp, product, sources, skip }) {
  const file = path.join(root, stamp)
  if (!existsSync(file) || !existsSync(path.join(root, product))) return true
  return newest(sources, skip) > changedAt(file)
}

async function makeAndStamp({ stamp, make }) {
  // The stamp bears the time before the build: what is edited meanwhile is built next time.
  const begun = new Date()
  await make()
  const file = path.join(root, stamp)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, begun, begun)
}

function newest(sources, skip) {
  return Math.max(...sources.map((source) => newestIn(path.join(root, source), skip)))
}

/** Folders count too: their time tells that a file was removed. Sources that were not shipped cannot be newer. */
function newestIn(file, skip) {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || skip(file) || isTest(file)) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newestIn(path.join(file, name), skip)))
}

function changedAt(file) {
  return statSync(file).mtimeMs
}
