/** Finds a Chromium for the browser journeys, or installs one where that is a single command. Plain Node only. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run, step } from './prepare.mjs'

// The headless shell is the same engine for less of the processor.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  ...names.map((name) => path.join('/usr/bin', name)),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium that runs, or undefined when there is none and none may be installed. */
export async function provideChromium() {
  return findChromium() ?? (await installChromium())
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return runs(given) ? given : undefined
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...places, ...onPath].find(runs)
}

/** Some distributions ship a file of this name that only says where to get the real one. */
function runs(file) {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
}

async function installChromium() {
  if (process.env.CHROMIUM_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  try {
    await step('Installing Chromium for the browser journeys', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-q'], { env })
      await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env })
    })
  } catch (error) {
    process.stderr.write(`${error.message.trim().split('\n').at(-1)}\n`)
  }
  return findChromium()
}
