/** How long work shows on standard error: a bar for a person, a line now and then for a log, nothing for a program. */
import { Writable } from 'node:stream'
import { type Options, SingleBar } from 'cli-progress'
import { elapsed, type Instant, type Millis, SECOND } from '../domain/time.ts'
import type { CliDeps } from './deps.ts'
import type { Progress } from './local-commands.ts'
import type { Output } from './output.ts'
import { cutTo } from './table.ts'
import { count, lengthText } from './words.ts'

/** A log that nobody watches is told this often. */
const LINE_EVERY: Millis = 5 * SECOND
const BAR = 24
/** Fits the narrowest usual terminal: standard error may be one while the width is that of a pipe. */
const WIDEST = 80

const silentProgress: Progress = { start: () => {}, advance: () => {}, stop: () => {} }

interface Stage {
  readonly total: number
  readonly unit: string
  readonly since: Instant
}

function percent(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))
}

/** `1,200 of 70,334 events, 3,400/s, 20s left`. */
function stageText({ total, unit, since }: Stage, done: number, now: Instant): string {
  const took = elapsed(since, now)
  const rate = took < SECOND ? undefined : Math.round((done / took) * SECOND)
  const left = rate && total > done ? `, ${lengthText(((total - done) / rate) * SECOND)} left` : ''
  const of = total === 0 ? '' : ` of ${count(total)}`
  return `${count(done)}${of} ${unit}${rate === undefined ? '' : `, ${count(rate)}/s`}${left}`
}

const noteText = (note: string | undefined): string => (note === undefined ? '' : ` · ${note}`)

/** The library wants a stream of a terminal; the output is one. */
function terminalOf(out: Output): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write: (text, _, written) => {
      out.stderr(String(text))
      written()
    },
  })
  return Object.assign(stream, { isTTY: true, columns: Math.min(out.columns, WIDEST) })
}

function barText(stage: Stage, { done, note, now }: { done: number; note: string | undefined; now: Instant }): string {
  const full = Math.round((percent(done, stage.total) / 100) * BAR)
  const bar = stage.total === 0 ? '' : `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${percent(done, stage.total)}% `
  return `${bar}${stageText(stage, done, now)}${noteText(note)}`
}

function barProgress({ out, now }: Pick<CliDeps, 'out' | 'now'>): Progress {
  const stream = terminalOf(out)
  let bar: SingleBar | undefined
  return {
    start(total, unit) {
      bar?.stop()
      const stage: Stage = { total, unit, since: now() }
      const format: Options['format'] = (_, { value }, { note }: { note?: string }) =>
        cutTo(barText(stage, { done: value, note, now: now() }), Math.min(out.columns, WIDEST) - 1)
      // Line wrapping is left alone: switching it off would outlive an interrupted command.
      bar = new SingleBar({ format, stream, linewrap: true })
      bar.start(total, 0, {})
    },
    advance: (done, note) => bar?.update(done, { note }),
    stop() {
      bar?.stop()
      bar = undefined
    },
  }
}

function lineProgress({ out, now }: Pick<CliDeps, 'out' | 'now'>): Progress {
  let stage: Stage | undefined
  let told = now()
  return {
    start(total, unit) {
      told = now()
      stage = { total, unit, since: told }
    },
    advance(done, note) {
      if (!stage || elapsed(told, now()) < LINE_EVERY) return
      told = now()
      const of = stage.total === 0 ? '' : ` (${percent(done, stage.total)}%)`
      out.stderr(`${stageText(stage, done, told)}${of}${noteText(note)}\n`)
    },
    stop() {
      stage = undefined
    },
  }
}

/** The progress that fits who reads standard error. */
export function progressFor(deps: Pick<CliDeps, 'out' | 'now'>, json: boolean): Progress {
  if (json) return silentProgress
  return deps.out.errorIsTerminal ? barProgress(deps) : lineProgress(deps)
}
