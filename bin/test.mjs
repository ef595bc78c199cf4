import './node-version.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const { prepare, root } = await import('./prepare.mjs')
const { provideChromium } = await import('./chromium.mjs')

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const given = process.argv.slice(2)

if (await prepare()) {
  process.exitCode = await runTests(await browserPart())
} else {
  process.stdout.write('tests: 0 passed, 1 failed, 0 skipped\n')
  process.exitCode = 1
}

/** What a run needs for the browser journeys, or how it leaves them out; a caller who names projects has decided. */
async function browserPart() {
  if (given.some((arg) => arg.startsWith('--project'))) return { args: [], env: {} }
  const chromium = await provideChromium()
  return chromium ? { args: [], env: { CHROMIUM_PATH: chromium } } : withoutBrowser()
}

/** The journeys that are left out are counted, so that the closing line does not hide them. */
function withoutBrowser() {
  const skipped = countJourneys()
  process.stderr.write(
    `Left out: ${skipped} browser journeys, because there is no Chromium here. ` +
      'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH, and run the tests again.\n',
  )
  return { args: ['--project', '!e2e'], env: { TOPLINE_TESTS_LEFT_OUT: String(skipped) } }
}

function countJourneys() {
  const folder = mkdtempSync(path.join(tmpdir(), 'topline-journeys-'))
  const file = path.join(folder, 'list.json')
  spawnSync(process.execPath, [vitest, 'list', '--project', 'e2e', `--json=${file}`], { cwd: root, stdio: 'ignore' })
  try {
    return JSON.parse(readFileSync(file, 'utf8')).length
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runTests({ args, env }) {
  const child = spawn(process.execPath, [vitest, 'run', ...args, ...given], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  // Ctrl-C in a terminal reaches the child by itself; this process waits for what it says.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}
